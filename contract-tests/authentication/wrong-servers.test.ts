import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Credentials } from '../../src/contract/authentication.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import type { Report } from '../../src/verify/report/report.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { hasCurl } from '../command/by-hand.ts';
import { running } from '../foreign/running.ts';
import { contractAsking } from './schemes.ts';
import { type Mistake, profileServer, type Wanted } from './wrong-server.ts';

const tenants = ['token-of-the-first', 'another-of-the-second'];

interface Case {
  readonly security: readonly object[];
  readonly wanted: Wanted;
  readonly credentialsOf: (value: string) => Credentials;
}

const bearer: Case = {
  security: [{ bearer: [] }],
  wanted: {
    tenants,
    credentialIn: ({ headers }) =>
      /^Bearer ([!-~]+)$/.exec(headers.authorization ?? '')?.[1] ?? null,
  },
  credentialsOf: value => ({ bearer: value }),
};

const inQuery: Case = {
  security: [{ query: [] }],
  wanted: { tenants, credentialIn: (_, url) => url.searchParams.get('api_key') },
  credentialsOf: value => ({ apiKey: value }),
};

const basic: Case = {
  security: [{ basic: [] }],
  wanted: {
    tenants: tenants.map(tenant => `ann:${tenant}`),
    credentialIn: ({ headers }) => {
      const [, packed] = /^Basic (\S+)$/.exec(headers.authorization ?? '') ?? [];
      return packed === undefined ? null : Buffer.from(packed, 'base64').toString();
    },
  },
  credentialsOf: value => ({ basic: value }),
};

async function judged(one: Case, mistake?: Mistake): Promise<Report> {
  await using server = await running(profileServer(one.wanted, mistake));
  return await judgedAt(server.url, one);
}

function judgedAt(url: string, { security, wanted, credentialsOf }: Case): Promise<Report> {
  const [first = '', second = ''] = wanted.tenants;
  return verifyTarget({
    contract: contractAsking(security),
    catalogue: defaultContract(),
    target: {
      url: new URL(url),
      credentials: credentialsOf(first),
      secondCredentials: credentialsOf(second),
    },
    levels,
    only: ['credentials-are-required', 'secrets-never-leak', 'tenants-are-isolated'],
    runs: 5,
    seed: 7,
    now: () => performance.now(),
  });
}

const brokenIn = ({ rules }: Report) =>
  rules.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id);

test.each([
  ['a bearer token', bearer],
  ['a key in the query', inQuery],
  ['a username and password', basic],
])('a server that asks for %s is not blamed', async (_, one) => {
  const { rules } = await judged(one);
  expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
  expect(rules.map(({ id }) => id)).toContain('credentials-are-required');
});

describe('a server is found that', () => {
  test.each<[Mistake, Case, string]>([
    ['accepts anything', bearer, 'credentials-are-required'],
    ['accepts anything', inQuery, 'credentials-are-required'],
    ['accepts anything', basic, 'credentials-are-required'],
    ['accepts the token in the query', bearer, 'credentials-are-required'],
    ['accepts the token in a cookie', bearer, 'credentials-are-required'],
    ['accepts the beginning of the token', bearer, 'credentials-are-required'],
    ['accepts the beginning of the token', inQuery, 'credentials-are-required'],
    ['accepts the beginning of the token', basic, 'credentials-are-required'],
    ['applies before it asks', bearer, 'credentials-are-required'],
    ['one state for all', basic, 'tenants-are-isolated'],
    ['leaks the token in an error', bearer, 'secrets-never-leak'],
    ['leaks the token in an error', basic, 'secrets-never-leak'],
    ['leaks the address in an error', inQuery, 'secrets-never-leak'],
  ])('%s', async (mistake, one, rule) => {
    const report = await judged(one, mistake);
    expect(brokenIn(report)).toContain(rule);
    const text = JSON.stringify(report);
    for (const tenant of one.wanted.tenants) {
      expect(text).not.toContain(tenant);
      expect(text).not.toContain(Buffer.from(tenant).toString('base64'));
    }
    for (const secret of tenants) expect(text).not.toContain(secret);
  });
});

test('the report speaks of tokens, and its commands take them from the environment', async () => {
  const { rules } = await judged(bearer, 'accepts the token in the query');
  const rule = rules.find(({ verdict }) => verdict === 'broken');
  expect(rule).toMatchObject({
    statement: expect.stringContaining('Without a bearer token that is known: 401'),
    counterexample: { observation: 'a call with the token in the query is refused' },
  });
  expect(JSON.stringify(rule)).toContain('?access_token=$HOLDFAST_BEARER');
});

test.skipIf(!hasCurl).each([
  ['a bearer token', bearer, 'HOLDFAST_BEARER'],
  ['a key in the query', inQuery, 'HOLDFAST_API_KEY'],
  ['a username and password', basic, 'HOLDFAST_BASIC'],
])('its commands send %s, or part of it, from a shell', async (_, one, variable) => {
  await using server = await running(
    profileServer(one.wanted, 'accepts the beginning of the token'),
  );
  const { rules } = await judgedAt(server.url, one);
  const rule = rules.find(({ verdict }) => verdict === 'broken');
  if (rule?.verdict !== 'broken') return expect.fail('nothing is broken');
  const { curl, observation } = rule.counterexample;
  expect(observation).toMatch(/^a call with part of the /);
  const [value = ''] = one.wanted.tenants;
  const { stdout } = await promisify(execFile)('bash', ['-c', curl.join('\necho\n')], {
    env: { ...process.env, [variable]: value },
  });
  const statuses = [...stdout.matchAll(/^HTTP\/1.1 (\d+)/gm)].map(([, status]) => status);
  expect(statuses).toEqual(curl.map(() => '200'));
});
