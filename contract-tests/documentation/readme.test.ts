import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeBlocks, commands, root } from './code-blocks.ts';
import { followReadme } from './follow-readme.ts';
import { readerInCheckout } from './reader.ts';
import { run, start } from './shell.ts';

const page = readFileSync(`${root}README.md`, 'utf8');

describe('what the README shows works', () => {
  test('every command is known here', () => {
    const executed = [
      'npm ci && npm start',
      'npm ci && npm test',
      'curl',
      'npm run --silent holdfast -- verify',
      'npm run --silent holdfast -- serve',
      'npm run --silent holdfast -- listen',
      'npm run --silent holdfast -- trigger',
      'npm run generate',
      'npm run lint',
    ];
    const shown = commands('README.md');
    expect(
      shown.map(line => executed.find(beginning => line.startsWith(beginning)) ?? line),
    ).toEqual(executed);
    // What is typed in it is typed again by session.test.ts.
    expect(codeBlocks('README.md', 'console')).toHaveLength(1);
  });

  test('npm start greets with commands that hold', async () => {
    await using started = await start('npm start --silent -- --port 0');
    const greeting = started.output();
    const [curl = ''] = /curl (?:[^\n]*\\\n)*[^\n]*/.exec(greeting) ?? [];
    expect((await run(curl)).output).toContain('HTTP/1.1 200');
    const [verify = ''] = /npm run --silent holdfast -- verify [^\n]*/.exec(greeting) ?? [];
    expect(await run(`${verify} --runs 2`)).toMatchObject({ code: 0 });
  });

  followReadme(readerInCheckout);

  test('the rest is what CI runs on a clean clone', () => {
    const ci = readFileSync(`${root}.ci/run`, 'utf8');
    for (const line of ['npm ci', 'npm test', 'npm run generate', 'npm run lint'])
      expect(ci).toContain(`\n${line}`);
  });
});

test('the README stays short: three sentences, and five lines for each user', () => {
  const [, opening = ''] = /^# Holdfast\n\n(.*?)\n\n```sh/s.exec(page) ?? [];
  expect(opening.split(/(?<=\.)\s/)).toHaveLength(3);
  for (const user of ['Front-end developers', 'Back-end developers', 'Integrators', 'Owners']) {
    const [, section = ''] = new RegExp(`^## ${user}[^\\n]*\\n(.*?)^## `, 'ms').exec(page) ?? [];
    const text = section.replaceAll(/^```.*?^```$|^!\[.*$/gms, '').split('\n');
    expect(text.filter(line => line !== '').length, user).toBeLessThanOrEqual(5);
  }
});

test('what other tools found is what was measured', () => {
  const figures = readFileSync(`${root}docs/verifier.md`, 'utf8');
  const [, measured = ''] = /<!-- comparison -->(.*)<!-- \/comparison -->/s.exec(figures) ?? [];
  const found = (text: string, tool: RegExp) => {
    const row = text.split('\n').find(line => line.startsWith('| ') && tool.test(line)) ?? '';
    return row.split('|').map(cell => cell.trim());
  };
  for (const [told, tool] of [
    [/with all it may see/, /`holdfast verify` /],
    [/one key, no test hooks/, /one key and no test hooks/],
    [/Specmatic/, /specmatic test/],
    [/\[Prism\]/, /prism proxy/],
    [/Redocly Respect/, /our workflows/],
  ] as const) {
    const [, , inFigures, of] = found(measured, tool);
    expect(found(page, told).at(-2), `${told}`).toBe(inFigures);
    expect(page).toContain(`how many of ${of} wrong servers each found`);
  }
});

test('links lead to files, and to headings in them', () => {
  for (const [, path = '', heading] of page.matchAll(/\]\(([^)#:]+)(?:#([^)]*))?\)/g)) {
    const linked = readFileSync(`${root}${path.replace(/\/$/, '/README.md')}`, 'utf8');
    if (heading === undefined) continue;
    const headings = [...linked.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => anchorOf(text));
    expect(headings, path).toContain(heading);
  }
});

/** What GitHub makes of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
