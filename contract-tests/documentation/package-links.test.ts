import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { optionalPackages } from '../../src/contract/missing-package.ts';
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

const readme = readFileSync(`${root}README.md`, 'utf8');

test('the one script that Prism runs when it is installed is told of, with what silences it', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const scripted = (path: string) => packages[path].hasInstallScript === true;
  const ofPrism = 'node_modules/@scarf/scarf';
  expect(packages['node_modules/@stoplight/prism-http'].dependencies).toHaveProperty(
    '@scarf/scarf',
  );
  // Whose users install it themselves; an installation of the package is looked at in contract-tests/package.
  const needed = Object.keys(packages).filter(path => !packages[path].dev && scripted(path));
  expect([needed, scripted(ofPrism)]).toEqual([[], true]);
  expect(readme).toMatch(
    /`@scarf\/scarf`[^#]+`SCARF_ANALYTICS=false`[^#]+`npm install --ignore-scripts`/,
  );
});

test('what installs the optional packages is told alike on every page', () => {
  const pages = packedFiles().filter(path => path.endsWith('.md'));
  const told = pages.flatMap(page => [
    ...readFileSync(`${root}${page}`, 'utf8').matchAll(
      /(@redocly\/openapi-core|@stoplight\/prism-http)@([^\s`]+)/g,
    ),
  ]);
  const ranges = told.map(([, name = '', range = '']) => [name, range]);
  expect(Object.fromEntries(ranges)).toEqual(optionalPackages);
  expect(ranges.filter(([name, range]) => !isRange(name, range))).toEqual([]);
});

const isRange = (name: string | undefined, range: string | undefined) =>
  Object.entries(optionalPackages).some(([known, own]) => known === name && own === range);

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
