import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { expectHolds, verify } from '../../../src/verify/index.ts';
import { createPreferences } from './app.ts';

const document = fileURLToPath(new URL('preferences.yaml', import.meta.url));
const credentials = { bearer: 'token-of-ann' };
const secondCredentials = { bearer: 'token-of-bob' };

test('an app that keeps what a request leaves out passes', async () => {
  const listener = createPreferences((stored, sent) => ({ ...stored, ...sent }));
  const report = await verify({ listener, document, credentials, secondCredentials, runs: 5 });
  expectHolds(report);
  expect(report.summary.held).toBeGreaterThan(10);
});

test('one that forgets fails with the request that shows it', async () => {
  const listener = createPreferences((_, sent) => ({
    newsletter: false,
    digest: 'never',
    ...sent,
  }));
  const rules = ['omitted-key-is-kept'];
  const report = await verify({ listener, document, credentials, rules, seed: 1 });
  const told = () => expectHolds(report);
  expect(told).toThrow(/^BROKEN {2}omitted-key-is-kept {2}PATCH \/preferences/);
  expect(told).toThrow(/sends {4}{}\n.* expected {2}{"digest":"/s);
  expect(told).not.toThrow('token-of-ann');
});
