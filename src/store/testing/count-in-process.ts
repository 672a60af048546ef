import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('counting-process.ts', import.meta.url));

/** Opens the database in a process of its own and adds to its counter that often. */
export async function countInProcess(database: string, times: number): Promise<void> {
  await promisify(execFile)(process.execPath, ['--no-warnings', script, database, String(times)]);
}
