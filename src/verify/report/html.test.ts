import { describe, expect, test } from 'vitest';
import { html } from './html.ts';
import { htmlStyle } from './html-style.ts';
import { broken, held, report, step, unobservable } from './testing/samples.ts';

const written = (...rules: Parameters<typeof report>[0]) =>
  html(report(rules), { colour: false, replay: 'holdfast verify' });

test('the page needs nothing and allows nothing from elsewhere', () => {
  const text = written(held(), broken());
  expect(text).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
  );
  expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(text).not.toMatch(/<script|<link|<img|src=|style="/);
});

test('the figures stand on top, then what is broken, what was missing, what holds', () => {
  const text = written(held(), unobservable(), broken());
  const places = [
    '<dt><a href="#broken">broken</a></dt><dd>1</dd>',
    '<h2 id="broken">',
    '<h3 id="broken-1">omitted-auth-is-kept',
    '<h2 id="unobservable">',
    '<h2 id="held">',
  ].map(part => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('what there is none of has no heading and no link', () => {
  const text = written(held());
  expect(text).toContain('<h1>No rule is broken</h1>');
  expect(text).toContain('<dt>broken</dt><dd>0</dd>');
  expect(text).not.toMatch(/<h2 id="(broken|unobservable)"/);
});

test('a broken rule shows both sides with the difference marked, its steps, and what to paste', () => {
  const text = written(broken({ steps: [step({ phase: 'baseline' }), step()] }));
  expect(text).toContain('<code>auth</code> left out');
  expect(text).toMatch(/<figcaption>expected.*\{&quot;url&quot;:<mark>&quot;a&quot;<\/mark>\}/);
  expect(text).toMatch(/<figcaption>actual.*\{&quot;url&quot;:<mark>null<\/mark>\}/);
  expect(text).toContain('<summary>Setting the stage: 1 request</summary>');
  expect(text).toContain('<span class="name">a</span>');
  expect(text).toContain('<span class="name">1</span>');
  expect(text).toContain('<pre>curl -si -w &#39;\\n&#39; -X POST http://');
  expect(text).toContain('holdfast verify --rule omitted-auth-is-kept --seed 7 --path 3:0</pre>');
});

test('every id is there once and every link leads to one', () => {
  const text = written(broken(), broken({}, { operation: 'POST /ai' }), held(), unobservable());
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const ids = all(/ id="([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...all(/href="#([^"]*)"/g), ...all(/aria-labelledby="([^"]*)"/g)];
  expect(targets.length).toBeGreaterThanOrEqual(10);
  expect(targets.filter(name => !ids.includes(name))).toEqual([]);
});

describe('tables', () => {
  test('name their columns and rows', () => {
    const text = written(held(), unobservable());
    expect(text.match(/<th scope="col"/g)).toHaveLength(5);
    expect(text.match(/<th scope="row"/g)).toHaveLength(2);
  });
});

describe('colours have a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)', () => {
  const [light = '', dark = ''] = htmlStyle.text.split('@media (prefers-color-scheme: dark)');
  test.each([
    ['light', light],
    ['dark', dark],
  ])('%s', (_, style) => {
    const colours = new Map(
      [...style.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const pairs = [
      ...['text', 'quiet', 'link', 'broken', 'unobservable', 'held'].flatMap(name => [
        [name, 'ground'],
        [name, 'raised'],
      ]),
      ['text', 'mark-expected'],
      ['text', 'mark-actual'],
    ];
    const weak = pairs.filter(
      ([front = '', back = '']) => contrastOf(colours.get(front), colours.get(back)) < 4.5,
    );
    expect(weak).toEqual([]);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrastOf(front = '', back = ''): number {
  const [lighter = 0, darker = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.slice(1);
  const width = hex.length / 3;
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [0, 1, 2]
    .map(index => hex.slice(index * width, (index + 1) * width).repeat(3 - width))
    .map(digits => Number.parseInt(digits, 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
