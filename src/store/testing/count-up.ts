import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { group, value } from '../../contract/testing/shapes.ts';
import type { Store } from '../store.ts';

const shape = group({ count: value(0) });
export const counter = { resource: 'counter', shape };

/** Each step depends on the one before, so that a lost update shows in the sum. */
export async function countUp(store: Store, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await store.update('acme', counter, ({ count }) => ({
      kind: 'updated',
      settings: { count: Number(count) + 1 },
      cascade: [],
    }));
  }
}

const script = fileURLToPath(new URL('counting-process.ts', import.meta.url));

/** Opens the database in a process of its own and adds to its counter that often. */
export async function countInProcess(database: string, times: number): Promise<void> {
  await promisify(execFile)(process.execPath, ['--no-warnings', script, database, String(times)]);
}
