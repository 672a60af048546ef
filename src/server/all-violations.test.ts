import { expect, test } from 'vitest';
import { valueAt } from '../contract/json-pointer.ts';
import { acme, start } from './testing/running.ts';

const path = '/webhooks';
const headers = { apiKey: acme.apiKey, 'Content-Type': 'application/json' };

async function violationsOf(sent: unknown) {
  await using server = await start();
  const { status, body } = await server.call(path, { headers, body: sent });
  const errors = valueAt(body, ['errors']);
  return { status, errors: Array.isArray(errors) ? errors : [] };
}

test('a form is told every violation at once', async () => {
  const webhooks = { start: { status: 'yes', url: 'x' }, auth: { type: 'basic', note: 1 } };
  const { status, errors } = await violationsOf({ webhooks, updateAuth: 1 });
  expect([status, errors.map(error => valueAt(error, ['pointer']))]).toEqual([
    400,
    ['#/webhooks/start/status', '#/webhooks/start/url', '#/webhooks/auth/note', '#/updateAuth'],
  ]);
});

test('and, once its form is right, all that the settings refuse', async () => {
  const webhooks = { start: { status: true }, auth: { type: 'basic' } };
  const { status, errors } = await violationsOf({ webhooks, updateAuth: true });
  expect([status, errors.map(error => valueAt(error, ['code']))]).toEqual([
    400,
    ['enabled-hook-needs-url', 'credential-missing', 'credential-missing'],
  ]);
});

test('a body full of violations gets a short answer', async () => {
  const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`k${at}`, 1]));
  const { status, errors } = await violationsOf({ webhooks: {}, ...many });
  expect([status, errors.length]).toEqual([400, 1]);
});
