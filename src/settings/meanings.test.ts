import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettingsUpdate } from '../contract/contract.ts';
import { membersIn } from '../contract/json-pointer.ts';
import { readContract } from '../contract/read-contract.ts';
import {
  object,
  settingsDocument,
  text,
  type Wishes,
} from '../contract/testing/settings-document.ts';
import { applyUpdate } from './apply-update.ts';
import { Secret } from './secret.ts';
import { initialSettings, type Settings } from './settings.ts';
import { viewOf } from './view.ts';

const flag = { type: 'boolean' };
const shown = object({
  name: text,
  size: { type: ['integer', 'null'] },
  mail: object({ to: text }),
});
const hidden = { type: ['string', 'null'], 'x-secret': { presence: 'hasToken' } };

function updateOf(wishes: Wishes): SettingsUpdate {
  const [update = expect.fail('there is no update')] = readContract(
    settingsDocument(wishes),
  ).updates;
  return update;
}

/** The settings after some bodies, each of which has to be taken. */
function stored(update: SettingsUpdate, ...sent: readonly unknown[]): Settings {
  return sent.reduce<Settings>((current, settings) => {
    const body = { settings };
    expect(update.request(body)).toEqual([]);
    const outcome = applyUpdate(update, current, body);
    return outcome.kind === 'updated' ? outcome.settings : expect.fail('it was refused');
  }, initialSettings(update.shape));
}

const viewAfter = (update: SettingsUpdate, ...sent: readonly unknown[]) =>
  viewOf(update.shape, stored(update, ...sent));

const values = fc.record(
  {
    name: fc.option(fc.string()),
    size: fc.option(fc.integer()),
    mail: fc.record({ to: fc.option(fc.string()) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const whole = { name: null, size: null, mail: { to: null } };

describe('a request that replaces', () => {
  const update = updateOf({ patch: shown, update: { omitted: 'reset' } });

  test('shows exactly what was sent, whatever was there', () => {
    fc.assert(
      fc.property(values, values, (before, sent) => {
        expect(viewAfter(update, before, sent)).toEqual({
          ...whole,
          ...sent,
          mail: { ...whole.mail, ...sent.mail },
        });
      }),
    );
  });

  test.each(['keep', 'reset'] as const)('does to a secret that it leaves out: %s', omitted => {
    const patch = object({ token: { ...text, 'x-secret': { omitted } }, name: text });
    const secrets = updateOf({ patch, update: { omitted: 'reset' } });
    const settings = stored(secrets, { token: 'a', name: 'b' }, {});
    expect(settings.name).toBeNull();
    if (omitted === 'keep') expect(settings.token).toBeInstanceOf(Secret);
    else expect(settings.token).toBeNull();
  });

  test('does not replace a key that does not count', () => {
    const guarded = updateOf({
      patch: shown,
      body: { properties: { all: flag, settings: shown } },
      update: { omitted: 'reset', guards: { name: '$request.body#/all' } },
    });
    const body = { settings: { size: 1 } };
    const current = { ...initialSettings(guarded.shape), name: 'kept', size: 3 };
    expect(applyUpdate(guarded, current, body)).toMatchObject({
      settings: { name: 'kept', size: 1 },
    });
  });
});

describe('null', () => {
  test('removes as RFC 7396 has it, secrets included', () => {
    const patch = object({
      name: text,
      mail: { ...object({ to: text }), type: ['object', 'null'] },
    });
    const view = object({ name: { type: 'string' }, mail: object({ to: { type: 'string' } }) });
    const update = updateOf({ patch, view, update: { nulls: 'remove' } });
    const patches = fc.record(
      {
        name: fc.option(fc.string()),
        mail: fc.option(fc.record({ to: fc.option(fc.string()) }, { requiredKeys: [] })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(patches, { maxLength: 5 }), sent => {
        const expected = membersIn(sent.reduce<unknown>(mergePatch, {}));
        expect({ mail: {}, ...viewAfter(update, ...sent) }).toEqual({ mail: {}, ...expected });
      }),
    );
  });

  test('takes a secret away where it removes, and keeps it where a view shows null', () => {
    const patch = object({ token: hidden, hasToken: flag });
    const tokenAfter = (nulls: string) =>
      viewAfter(updateOf({ patch, update: { nulls } }), { token: 'a' }, { token: null }).hasToken;
    expect([tokenAfter('remove'), tokenAfter('as-shown')]).toEqual([false, true]);
  });

  test('is a violation where it is refused, whatever its schema says', () => {
    const update = updateOf({ patch: shown, update: { nulls: 'refuse' } });
    const body = { settings: { name: null, mail: { to: null } } };
    expect(applyUpdate(update, initialSettings(update.shape), body)).toMatchObject({
      kind: 'rejected',
      violations: [
        { pointer: '#/settings/name', code: 'null-refused' },
        { pointer: '#/settings/mail/to', code: 'null-refused' },
      ],
    });
  });

  test('is a value of its own where a view may show it beside a default', () => {
    const size = { type: ['integer', 'null'], default: 5 };
    const update = updateOf({ patch: object({ size }) });
    expect([viewAfter(update), viewAfter(update, { size: null })]).toEqual([
      { size: 5 },
      { size: null },
    ]);
  });
});

describe('a secret', () => {
  const masked = (keeps: boolean) =>
    updateOf({
      patch: object({ token: { type: 'string', 'x-secret': { shown: { mask: '***', keeps } } } }),
    });

  test('shows as its mask while one is stored, and as nothing before', () => {
    expect([viewAfter(masked(true)), viewAfter(masked(true), { token: 'a' })]).toEqual([
      {},
      { token: '***' },
    ]);
  });

  test('stays when a mask that keeps is sent back, and is the mask otherwise', () => {
    const tokenOf = (keeps: boolean) =>
      stored(masked(keeps), { token: 'a' }, { token: '***' }).token;
    const [kept, replaced] = [tokenOf(true), tokenOf(false)];
    expect(kept instanceof Secret && kept.reveal()).toBe('a');
    expect(replaced instanceof Secret && replaced.reveal()).toBe('***');
    expect(stored(masked(true), { token: '***' }).token).toBeNull();
  });

  test('of any type is sealed as a whole', () => {
    const account = { ...object({ user: text, words: { type: 'array' } }), 'x-secret': {} };
    const update = updateOf({ patch: object({ account }), view: object({}) });
    const { account: secret } = stored(update, { account: { user: 'a', words: [1] } });
    expect(secret instanceof Secret && secret.reveal()).toBe('{"user":"a","words":[1]}');
    expect(viewAfter(update, { account: { user: 'a' } })).toEqual({});
  });
});

test('a member that no view has is stored and not shown', () => {
  const update = updateOf({ patch: shown, view: object({ name: text }) });
  expect(stored(update, { size: 3 }).size).toBe(3);
  expect(viewAfter(update, { size: 3, name: 'a', mail: { to: 'b' } })).toEqual({ name: 'a' });
});

/** The algorithm of RFC 7396 section 2. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result = new Map(Object.entries(membersIn(target)));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, mergePatch(result.get(name), value));
  }
  return Object.fromEntries(result);
}
