import type { Keyring } from '../../secrets/keyring.ts';
import type { Store } from '../store.ts';
import type { Place } from './find-secret.ts';

/** A database for one test: stores open it at the same time or one after another, with any keys. */
export interface TestDatabase extends AsyncDisposable {
  /** As `--db` takes it. */
  readonly location: string;
  /** Closed by whoever opens it, at the latest before the database goes. */
  readonly open: (keyring?: Keyring) => Promise<Store>;
  /** All that it keeps, as whoever gets hold of it sees it: files, or a dump. */
  readonly contents: () => Promise<readonly Place[]>;
  /** Runs SQL beside the stores, as whoever may write to the database can. */
  readonly execute: (sql: string) => Promise<void>;
}
