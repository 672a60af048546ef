import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { root } from '../documentation/code-blocks.ts';

/** The package as somebody has it who installed it, and nothing of this repository. */
export interface Installed extends Disposable {
  readonly tarball: string;
  /** The path of a file in the folder that it is installed into. */
  file(name: string): string;
}

/**
 * Packs and installs, unless HOLDFAST_INSTALLED names a folder where the tarball lies and is
 * installed, as `.ci/run` has one: on a busy machine a build and an installation take minutes.
 */
export function installed(): Installed {
  const given = process.env.HOLDFAST_INSTALLED;
  if (given) return withPeers({ file: name => join(given, name), [Symbol.dispose]: () => {} });
  const folder = temporaryFolder();
  const top = folder.file('.');
  npm(root, 'pack', '--pack-destination', top);
  writeFileSync(folder.file('package.json'), '{ "private": true }\n');
  npm(top, 'install', '--omit=dev', '--ignore-scripts', '--prefer-offline', tarballIn(top));
  return withPeers(folder);
}

/** Who uses `holdfast/msw` or `holdfast/vitest` has MSW or Vitest: those of this repository. */
function withPeers(folder: Disposable & Pick<Installed, 'file'>): Installed {
  for (const peer of ['msw', 'vitest']) {
    const link = folder.file(`node_modules/${peer}`);
    if (!existsSync(link)) symlinkSync(`${root}node_modules/${peer}`, link);
  }
  return { ...folder, tarball: tarballIn(folder.file('.')) };
}

function tarballIn(folder: string): string {
  const name = readdirSync(folder).find(name => name.endsWith('.tgz'));
  if (name === undefined) throw new Error(`no tarball of the package lies in ${folder}`);
  return join(folder, name);
}

function npm(cwd: string, ...args: readonly string[]): void {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
