import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
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
 * installed, as `.ci/run` has one: on a busy machine a build and an installation take minutes. Nothing optional is
 * installed.
 */
export function installed(): Installed {
  const given = process.env.HOLDFAST_INSTALLED;
  if (given) return packed({ file: name => join(given, name), [Symbol.dispose]: () => {} });
  const folder = temporaryFolder();
  const top = folder.file('.');
  npm(root, 'pack', '--pack-destination', top);
  install(top, tarballIn(top));
  return packed(folder);
}

function packed(folder: Disposable & Pick<Installed, 'file'>): Installed {
  return { ...withTools(folder), tarball: tarballIn(folder.file('.')) };
}

/** The same in a folder within, where a command that the package printed has installed more. */
export function withPackages(
  { file, tarball }: Installed,
  command: string,
): Pick<Installed, 'file'> {
  const folder = file('with-optional');
  mkdirSync(folder, { recursive: true });
  install(folder, tarball);
  const [program, ...args] = command.split(' ');
  if (program !== 'npm') throw new Error(`${command} is no command of npm`);
  npm(folder, ...args, '--ignore-scripts', '--prefer-offline');
  return withTools({ file: name => join(folder, name) });
}

function install(folder: string, tarball: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, 'install', '--omit=dev', '--ignore-scripts', '--prefer-offline', tarball);
}

/** Who uses `holdfast/msw` or `holdfast/vitest` has MSW or Vitest, and types of Node: those of this repository. */
function withTools<Folder extends Pick<Installed, 'file'>>(folder: Folder): Folder {
  mkdirSync(folder.file('node_modules/@types'), { recursive: true });
  for (const tool of ['msw', 'vitest', '@types/node']) {
    const link = folder.file(`node_modules/${tool}`);
    if (!existsSync(link)) symlinkSync(`${root}node_modules/${tool}`, link);
  }
  return folder;
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
