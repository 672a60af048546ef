import { expect, test } from 'vitest';
import { readPrismAnswer } from './prism-answer.ts';

test('an example that is taken gives no finding', () => {
  expect([...readPrismAnswer('/webhooks documented', 200, '{"webhooks":{}}')]).toEqual([]);
});

test('each violation is a finding, by its place and kind', () => {
  const body = {
    type: 'https://stoplight.io/prism/errors#VIOLATIONS',
    status: 500,
    validation: [
      { location: ['response', 'body', 'webhook', 'start', 'status'], code: 'type' },
      { location: ['response', 'body'], code: 'required' },
    ],
  };
  const findings = readPrismAnswer('/webhooks documented', 500, JSON.stringify(body));
  expect([...findings]).toEqual([
    '/webhooks documented: response.body.webhook.start.status, type',
    '/webhooks documented: response.body, required',
  ]);
});

test.each(['<h1>Bad gateway</h1>', '{"status":400}', ''])(
  'a refusal in other words is a finding: %s',
  body => {
    expect([...readPrismAnswer('/webhooks clearUrl', 400, body)]).toEqual([
      '/webhooks clearUrl: answered with 400',
    ]);
  },
);
