import { execFile } from 'node:child_process';
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Packs the project and unpacks it into the folder, which stands below the project's `node_modules`: so
 * it is what is published, in the place of an installed package, and finds its dependencies.
 */
export async function unpackPackage(
  project: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const unpacked = join(folder, 'node_modules', 'holdfast');
  mkdirSync(unpacked, { recursive: true });
  await execute('npm', ['pack', '--loglevel=error', `--pack-destination=${folder}`], {
    cwd: project,
    signal,
  });
  const [tarball = ''] = globSync('holdfast-*.tgz', { cwd: folder });
  await execute('tar', ['-xzf', join(folder, tarball), '-C', unpacked, '--strip-components=1']);
  return unpacked;
}
