import type { Contract } from '../../src/contract/contract.ts';
import type { LoadedContract } from '../../src/contract/load-contract.ts';
import { later, type Schedule } from '../schedule.ts';
import { type Drop, describeDrops } from '../state/fit-state.ts';
import { watchFolders } from './watch-folders.ts';

/** What serves a document that may change. */
export interface DocumentFollower {
  /** Serves another version of the document from now on; tells what state did not fit it. */
  reload(contract: Contract): Promise<readonly Drop[]>;
  /** The document as it now is cannot be served; the last good one still is. */
  reportBroken(error: string): void;
}

export interface FollowOptions {
  readonly mock: DocumentFollower;
  /** The files that the mock's contract was read from. */
  readonly files: readonly string[];
  readonly load: () => Promise<LoadedContract>;
  /** Takes one line at a time, for the developer. */
  readonly report: (line: string) => void;
  readonly schedule?: Schedule;
}

/** Reloads the document whenever a file of it changes; a broken one is told and not served. */
export function followDocument(options: FollowOptions): { close(): void } {
  const { mock, load, report, schedule = later } = options;
  let broken: string | null = null;
  let lastLoad: Promise<void> = Promise.resolve();
  const watching = watchFolders({
    changed: () => {
      lastLoad = lastLoad.then(reload);
    },
    // What a broken document lacks may be a file that nobody has read so far.
    anyFile: () => broken !== null,
    schedule,
  });

  async function reload(): Promise<void> {
    try {
      const { contract, files } = await load();
      const drops = await mock.reload(contract);
      broken = null;
      watching.follow(files);
      report('reloaded the document');
      for (const line of describeDrops(drops)) report(line);
    } catch (error) {
      const sentence = sentenceOf(error);
      mock.reportBroken(sentence);
      if (sentence !== broken) report(`still serving the last good document: ${sentence}`);
      broken = sentence;
    }
  }

  watching.follow(options.files);
  return watching;
}

function sentenceOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first;
}
