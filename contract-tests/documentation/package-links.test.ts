import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './code-blocks.ts';

test('the links and pictures of every page in the package lead to something in it', () => {
  const packed = packedFiles();
  const pages = packed.filter(path => path.endsWith('.md'));
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/running.md']));
  const leadsTo = (link: string) => (path: string) =>
    link.endsWith('/') ? path.startsWith(link) : path === link;
  const missing = pages.flatMap(page => linksOf(page).filter(link => !packed.some(leadsTo(link))));
  expect(missing).toEqual([]);
});

test('the one script that an installation runs is told of, with what silences it', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const scripted = Object.entries<{ hasInstallScript?: true; dev?: true }>(packages)
    .filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev)
    .map(([path]) => path);
  expect(scripted).toEqual(['node_modules/@scarf/scarf']);
  expect(readFileSync(`${root}README.md`, 'utf8')).toMatch(
    /`@scarf\/scarf`[^#]+`SCARF_ANALYTICS=false`[^#]+`npm install --ignore-scripts`/,
  );
});

function packedFiles(): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [{ files }] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));
  return files.map(({ path }: { readonly path: string }) => path);
}

/** The paths, from the top, of what a page links to beside it. */
function linksOf(page: string): readonly string[] {
  const text = readFileSync(`${root}${page}`, 'utf8');
  return [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
    posix.join(posix.dirname(page), link),
  );
}
