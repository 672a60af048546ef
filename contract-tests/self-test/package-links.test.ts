import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './documentation/code-blocks.ts';

test('the links and pictures of every page in the package lead to something in it', () => {
  const packed = packedFiles();
  const pages = packed.filter(path => path.endsWith('.md'));
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/running.md']));
  const leadsTo = (link: string) => (path: string) =>
    link.endsWith('/') ? path.startsWith(link) : path === link;
  const missing = pages.flatMap(page => linksOf(page).filter(link => !packed.some(leadsTo(link))));
  expect(missing).toEqual([]);
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
