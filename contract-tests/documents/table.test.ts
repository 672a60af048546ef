import { expect, test } from 'vitest';
import { documents } from './documents.ts';
import type { Measured, Start } from './measure.ts';
import { lost, nameOf, summary, toTable } from './table.ts';

const [first, second, third] = documents;
if (first === undefined || second === undefined || third === undefined) throw new Error('too few');

const started = (milliseconds: number): Start => ({ kind: 'started', milliseconds });
const failed: Start = { kind: 'failed', reason: 'it is none' };

const outcome = {
  measured: [
    {
      document: first,
      prism: started(100),
      holdfast: started(150),
      alike: { asked: 8, same: 7 },
      others: ['GET /a: 200 and 404'],
    },
    {
      document: second,
      prism: started(10),
      holdfast: failed,
      alike: { asked: 0, same: 0 },
      others: [],
    },
  ] satisfies Measured[],
  missing: [third],
};

test('a table tells what each tool made of a document', () => {
  expect(toTable(outcome).split('\n').slice(2)).toEqual([
    `| ${nameOf(first)} | 100 ms | 150 ms | 7 of 8 |`,
    `| ${nameOf(second)} | 10 ms | does not start | 0 of 0 |`,
  ]);
});

test('what Prism starts with and Holdfast does not is lost', () => {
  expect(lost(outcome).map(({ document }) => document)).toEqual([second]);
});

test('a summary names what was skipped', () => {
  expect(summary(outcome)).toBe(
    [
      'Of 2 documents Prism starts 2, Holdfast 1; Prism starts 1 that Holdfast does not.',
      'Of 8 GETs that both were asked, 7 have the same status.',
      'Holdfast takes 1.50 times the CPU time of Prism to start (the median of the documents).',
      `Skipped, as the folder has them not: ${nameOf(third)}.`,
    ].join('\n'),
  );
});

test('there are enough documents, each named once', () => {
  expect(new Set(documents.map(nameOf)).size).toBe(documents.length);
  expect(documents.length).toBeGreaterThanOrEqual(60);
});
