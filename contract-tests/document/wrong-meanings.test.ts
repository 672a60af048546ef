import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { targetOf } from '../servers/target.ts';
import { documentOf, flag, flagged, group, hidden, type Kind, text } from './document-of.ts';

const told = { token: hidden, hasToken: flag, title: text };
const secret = (more: object) => ({
  ...flagged,
  'x-secret': { presence: 'hasToken', ...more },
});
const masked = (more: object, update: object = {}): Kind => ({
  update: { omitted: 'reset', ...update },
  patch: { token: secret({ omitted: 'reset', shown: { mask: '*****' }, ...more }), title: text },
  view: { token: text, hasToken: flag, title: text },
});
const keeping: Kind = { patch: { token: flagged, title: text, compact: flag }, view: told };
const login = (type: (name: string) => object): Kind => ({
  patch: {
    title: text,
    login: {
      anyOf: [
        group({ type: type('basic'), user: { type: 'string' } }, ['type']),
        group({ type: type('token'), scope: { type: 'string' } }, ['type']),
      ],
    },
  },
});

/** Each server goes by another document than the one that it is judged by. */
const servers: Readonly<Record<string, { readonly said: Kind; readonly done: Kind }>> = {
  'keeps what a replacing request leaves out': {
    said: { ...keeping, update: { omitted: 'reset' } },
    done: keeping,
  },
  'replaces where the rest is to stay': {
    said: keeping,
    done: { ...keeping, update: { omitted: 'reset' } },
  },
  'loses a secret when the rest is replaced': {
    said: { ...keeping, update: { omitted: 'reset' } },
    done: {
      ...keeping,
      update: { omitted: 'reset' },
      patch: { ...keeping.patch, token: secret({ omitted: 'reset' }) },
    },
  },
  'keeps a secret that goes with the rest': {
    said: {
      ...keeping,
      update: { omitted: 'reset' },
      patch: { ...keeping.patch, token: secret({ omitted: 'reset' }) },
    },
    done: { ...keeping, update: { omitted: 'reset' } },
  },
  'keeps a secret that null removes': {
    said: { ...keeping, update: { nulls: 'remove' } },
    done: keeping,
  },
  'removes a secret that null keeps': {
    said: keeping,
    done: { ...keeping, update: { nulls: 'remove' } },
  },
  'stores null where it removes': {
    said: {
      update: { nulls: 'remove' },
      patch: { title: text },
      view: { title: { ...text, default: 'none' } },
    },
    done: { patch: { title: text }, view: { title: { ...text, default: 'none' } } },
  },
  'takes null that is refused': {
    said: { ...keeping, update: { nulls: 'refuse' } },
    done: keeping,
  },
  'shows what is unset as something else': {
    said: { update: { absent: 'unset' }, patch: { title: text, size: { type: 'integer' } } },
    done: {
      patch: { title: text, size: { type: 'integer', writeOnly: true } },
      view: { title: text },
    },
  },
  'stores the mask': { said: masked({}), done: masked({ shown: { mask: '*****', keeps: false } }) },
  'shows another mask': { said: masked({}), done: masked({ shown: { mask: 'hidden' } }) },
  'shows null in place of a mask': { said: masked({}), done: masked({ shown: null }) },
  'keeps what another type has': {
    said: login(name => ({ const: name })),
    done: login(() => ({ type: 'string' })),
  },
};

describe('a server is found that', () => {
  test.each(Object.keys(servers))('%s', async name => {
    const { said, done } = servers[name] ?? expect.fail('there is no such server');
    await using server = await startReferenceServer(readContract(documentOf(done)));
    const { rules } = await verifyTarget({
      contract: readContract(documentOf(said)),
      catalogue: defaultContract(),
      target: targetOf(server),
      levels,
      runs: 20,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(rules.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id)).not.toEqual([]);
  });
});
