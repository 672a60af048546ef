import { describe, expect, test } from 'vitest';
import { githubSummary } from './github-summary.ts';
import { reporterNames } from './reporter-names.ts';
import { reporters } from './reporters.ts';
import { hostileReport, traces } from './testing/hostile.ts';
import { readXml } from './testing/read-xml.ts';

const options = { colour: false, replay: 'holdfast verify http://localhost:8080' };
const written = {
  ...Object.fromEntries(
    reporterNames.map(name => [name, reporters[name](hostileReport(), options)]),
  ),
  summary: githubSummary(hostileReport(), options),
};

describe.each(Object.entries(written))('what a hostile server says, in %s', (name, text) => {
  test('is there, as the evidence', () => {
    expect(text).toContain('alert(1)');
    expect(text).toContain('HOLDFAST_API_KEY');
  });

  test('holds no key of the user in any form', () => {
    const lower = text.toLowerCase();
    expect(traces.filter(trace => lower.includes(trace.toLowerCase()))).toEqual([]);
  });

  test('commands neither a terminal nor a runner', () => {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toContain('##[');
    const commands = text.split('\n').filter(line => line.trimStart().startsWith('::'));
    const ours = /^::(?:error|warning|notice) title=[^:,\r]*::[^\r]*$/;
    expect(commands.filter(line => name !== 'github' || !ours.test(line))).toEqual([]);
  });

  test('stays in bounds', () => {
    const most = name === 'json' ? 8_000_000 : name === 'html' ? 1_000_000 : 120_000;
    expect(text.length).toBeLessThan(most);
  });
});

test('JSON says the same as the report', () => {
  const report = hostileReport();
  expect(JSON.parse(reporters.json(report, options))).toEqual(JSON.parse(JSON.stringify(report)));
});

test('the HTML has no markup but its own', () => {
  const html = reporters.html(hostileReport(), options);
  const own =
    /^<(?:!doctype html|\/?(?:html|head|title|style|body|header|main|section|nav|article|footer|h[1-4]|p|dl|div|dt|dd|ol|ul|li|details|summary|figure|figcaption|pre|code|mark|span|b|blockquote|table|thead|tbody|tr|th|td|a)|meta|br)(?: (?:lang|charset|http-equiv|name|content|class|id|aria-label|aria-labelledby|scope|href)="[^"<>]*")*>$/;
  const tags = html.match(/<[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(100);
  expect(tags.filter(tag => !own.test(tag))).toEqual([]);
  const links = tags.flatMap(tag => /href="([^"]*)"/.exec(tag)?.[1] ?? []);
  expect(links.filter(link => !/^#[\w-]+$/.test(link))).toEqual([]);
  expect(html).not.toMatch(/url\(|@import|https?:\/\/(?!localhost:8080|evil\.example)/);
});

test('the JUnit XML is well-formed', () => {
  const [suite] = readXml(reporters.junit(hostileReport(), options)).children;
  const failures = suite?.children.slice(1).flatMap(({ children }) => children) ?? [];
  expect(failures.map(({ name }) => name)).toEqual(['failure', 'failure', 'failure', 'skipped']);
  expect(failures[0]?.text).toContain('<script>alert(1)</script>');
});

test('the Markdown has no markup but its own outside of fences', () => {
  const outside: string[] = [];
  let fence: string | null = null;
  for (const line of written.summary.split('\n')) {
    const [opening = null] = /^`{3,}/.exec(line) ?? [];
    if (fence !== null) fence = line === fence ? null : fence;
    else if (opening !== null) fence = opening;
    else outside.push(line);
  }
  expect(fence).toBeNull();
  const text = outside.join('\n').replaceAll(/\\[!-/:-@[-`{-~]/g, '');
  expect(text.match(/<[^>]*>/g)?.every(tag => /^<\/?(?:details|summary|b)>$/.test(tag))).toBe(true);
  expect(text).not.toMatch(/https?:|\]\(|!\[|forged\n/);
});
