import { expect, test } from 'vitest';
import { junit } from './junit.ts';
import { readXml } from './testing/read-xml.ts';
import { broken, held, report, unobservable } from './testing/samples.ts';

const operation = 'POST /v1.0/ai';
const document = readXml(
  junit(report([held(), broken(), unobservable(), held({ operation })]), {
    colour: true,
    replay: 'holdfast verify',
  }),
);
const [first, second] = document.children;

test('all suites together have the figures of the report', () => {
  expect(document).toMatchObject({
    name: 'testsuites',
    attributes: {
      name: 'holdfast',
      tests: '4',
      failures: '1',
      errors: '0',
      skipped: '1',
      time: '4.200',
    },
  });
});

test('each operation is a suite, with what repeats the run', () => {
  expect(first).toMatchObject({
    name: 'testsuite',
    attributes: { name: 'POST /webhooks', tests: '3', failures: '1', skipped: '1', time: '4.500' },
  });
  expect(first?.children[0]?.children.map(({ attributes }) => attributes)).toEqual([
    { name: 'tool', value: 'holdfast 1.2.3' },
    { name: 'target', value: 'http://localhost:8080/api/' },
    { name: 'seed', value: '7' },
  ]);
  expect(second?.attributes).toMatchObject({ name: operation, tests: '1', failures: '0' });
});

test('each rule is a test case of the operation', () => {
  const [, passed, failed, skipped] = first?.children ?? [];
  const classname = 'holdfast.POST /webhooks';
  expect(passed).toMatchObject({
    name: 'testcase',
    attributes: { classname, name: 'endpoints-are-separate', time: '1.500' },
    children: [],
  });
  expect(failed?.children).toMatchObject([
    {
      name: 'failure',
      attributes: {
        type: 'omitted-auth-is-kept',
        message: 'the view shows the url: expected {"url":"a"}, actual {"url":null}',
      },
    },
  ]);
  expect(skipped?.children).toMatchObject([
    {
      name: 'skipped',
      attributes: { message: 'no second key is given (--second-api-key)' },
    },
  ]);
});

test('a failure holds the whole counterexample, without colours', () => {
  const text = first?.children[2]?.children[0]?.text ?? '';
  expect(text).toContain('1. POST http://localhost:8080/api/webhooks');
  expect(text).toContain('holdfast verify --rule omitted-auth-is-kept --seed 7 --path 3:0');
  expect(text).not.toContain('\u001b');
});

test('a path with dots makes no package for Jenkins', () => {
  expect(second?.children[1]?.attributes.classname).toBe('holdfast.POST /v1_0/ai');
});
