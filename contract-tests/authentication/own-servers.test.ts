import { describe, expect, test } from 'vitest';
import type { NamedKey } from '../../mock/tenants.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { asked, contractAsking, tenantsOf } from './schemes.ts';

const servers = [
  { name: 'the mock', start: startMock },
  {
    name: 'the reference server',
    start: (contract: Contract, tenants: readonly NamedKey[]) =>
      startReferenceServer(contract, ':memory:', tenants),
  },
];

const send = (url: string, init: RequestInit = {}) =>
  fetch(url, {
    method: 'PATCH',
    body: '{"name":"Ann"}',
    ...init,
    headers: { 'Content-Type': 'application/json', ...init.headers },
  });

describe.each(servers)('$name', ({ start }) => {
  test.each(asked)('keeps every rule of a document that asks for $name', async tenants => {
    const contract = contractAsking(tenants.security);
    await using server = await start(contract, tenantsOf(tenants));
    const { rules } = await verifyTarget({
      contract,
      catalogue: defaultContract(),
      target: {
        url: new URL(server.url),
        admin: new URL(server.adminUrl),
        credentials: tenants.first,
        secondCredentials: tenants.second,
      },
      levels,
      runs: 2,
      seed: 20_261_128,
      now: () => performance.now(),
    });
    expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    const held = rules.filter(({ verdict }) => verdict === 'held').map(({ id }) => id);
    expect(held).toEqual(
      expect.arrayContaining([
        'credentials-are-required',
        'refused-update-changes-nothing',
        'secrets-never-leak',
        'tenants-are-isolated',
      ]),
    );
  });

  test.each(asked)('challenges whoever does not send $name', async ({ challenge, ...tenants }) => {
    await using server = await start(contractAsking(tenants.security), tenantsOf(tenants));
    const response = await send(`${server.url}/profile`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('says of a token that is none of its own that it is invalid, and does not repeat it', async () => {
    const [, , tenants = expect.fail('no scheme')] = asked;
    await using server = await start(contractAsking([{ bearer: [] }]), tenantsOf(tenants));
    const response = await send(`${server.url}/profile`, {
      headers: { Authorization: 'Bearer some-other-token' },
    });
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="api", error="invalid_token"',
    );
    expect(await response.text()).not.toContain('some-other');
  });

  test('answers 403 where the document has that alone', async () => {
    const [, , tenants = expect.fail('no scheme')] = asked;
    await using server = await start(contractAsking([{ bearer: [] }], [403]), tenantsOf(tenants));
    const response = await send(`${server.url}/profile`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([403, null]);
  });

  test.each([
    ['asks for nothing', []],
    ['takes nothing as well', [{ bearer: [] }, {}]],
  ])('has one tenant for all who send nothing, where the document %s', async (_, security) => {
    const [, , tenants = expect.fail('no scheme')] = asked;
    await using server = await start(contractAsking(security), tenantsOf(tenants));
    expect((await send(`${server.url}/profile`)).status).toBe(200);
    const read = await send(`${server.url}/profile`, { body: '{}' });
    expect(await read.json()).toMatchObject({ name: 'Ann' });
  });

  test('takes credentials that are sent for what they are, where none would do', async () => {
    const [, , tenants = expect.fail('no scheme')] = asked;
    await using server = await start(contractAsking([{ bearer: [] }, {}]), tenantsOf(tenants));
    await send(`${server.url}/profile`);
    const as = (token: string) =>
      send(`${server.url}/profile`, { body: '{}', headers: { Authorization: `Bearer ${token}` } });
    expect(await (await as('token-of-acme')).json()).toMatchObject({ name: null });
    expect((await as('no-token')).status).toBe(401);
  });
});
