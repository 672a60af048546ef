import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultContract } from '../contract/own-contract.ts';
import { applyUpdate } from './apply-update.ts';
import { initialSettings, type Settings } from './settings.ts';
import { viewOf } from './view.ts';

const [assessments, interviews] = defaultContract().updates;
if (assessments === undefined || interviews === undefined) throw new Error('two endpoints');
const none = initialSettings(interviews.shape);

const url = fc.webUrl();
const hook = fc.record({ status: fc.boolean(), url });
const basic = fc.record({
  username: fc.stringMatching(/^[a-z]{1,8}$/),
  password: fc.stringMatching(/^pw-[0-9a-f]{16}$/),
});
const apikey = fc.record({
  header: fc.constant('X-Key'),
  apikey: fc.stringMatching(/^key-[0-9a-f]{16}$/),
});
const auth = fc.oneof(
  basic.map(members => ({ type: 'basic', basic: members })),
  apikey.map(members => ({ type: 'apikey', apikey: members })),
  fc.constant({ type: null }),
);
const patches = fc.record({ start: hook, submission: hook, auth }, { requiredKeys: [] });

/** Takes an update that the contract allows. */
function applied(settings: Settings, patch: unknown): Settings {
  if (interviews === undefined) throw new Error('two endpoints');
  const outcome = applyUpdate(interviews, settings, { webhooks: patch });
  if (outcome.kind === 'rejected') throw new Error(JSON.stringify(outcome.violations));
  return outcome.settings;
}

/** Settings with their secrets in the clear, to be compared. */
function revealed(settings: Settings): unknown {
  return JSON.parse(
    JSON.stringify(settings, function (this: Record<string, unknown>, name, value: unknown) {
      const stored = this[name];
      return stored instanceof Object && 'reveal' in stored && typeof stored.reveal === 'function'
        ? stored.reveal()
        : value;
    }),
  );
}

describe('an update', () => {
  it('leaves every key alone that it does not send', () => {
    fc.assert(
      fc.property(patches, patches, (before, patch) => {
        const settings = applied(none, before);
        const updated = applied(settings, patch);
        for (const key of Object.keys(settings)) {
          if (!Object.hasOwn(patch, key)) expect(updated[key]).toEqual(settings[key]);
        }
      }),
    );
  });

  it('does the same twice as once', () => {
    fc.assert(
      fc.property(patches, patches, (before, patch) => {
        const once = applied(applied(none, before), patch);
        expect(revealed(applied(once, patch))).toEqual(revealed(once));
      }),
    );
  });

  it('changes nothing when it sends the view back', () => {
    fc.assert(
      fc.property(patches, before => {
        const settings = applied(none, before);
        expect(revealed(applied(settings, viewOf(interviews.shape, settings)))).toEqual(
          revealed(settings),
        );
      }),
    );
  });

  it('comes to the same in either order when two send different keys', () => {
    fc.assert(
      fc.property(patches, hook, auth, (before, start, sentAuth) => {
        const settings = applied(none, before);
        const [first, second] = [{ start }, { auth: sentAuth }];
        expect(revealed(applied(applied(settings, first), second))).toEqual(
          revealed(applied(applied(settings, second), first)),
        );
      }),
    );
  });

  it('shows no secret, neither in a view nor when printed', () => {
    fc.assert(
      fc.property(patches, patch => {
        const settings = applied(none, patch);
        const printed = [
          JSON.stringify(viewOf(interviews.shape, settings)),
          JSON.stringify(settings),
          inspect(settings, { depth: null }),
          String(settings),
        ];
        const secrets = JSON.stringify(patch).match(/(pw|key)-[0-9a-f]{16}/g) ?? [];
        for (const text of printed)
          for (const secret of secrets) expect(text).not.toContain(secret);
      }),
    );
  });

  it('shows the same members whatever is stored', () => {
    const members = (view: unknown): unknown =>
      view instanceof Object
        ? Object.fromEntries(Object.entries(view).map(([name, value]) => [name, members(value)]))
        : 'leaf';
    fc.assert(
      fc.property(patches, patch => {
        expect(members(viewOf(interviews.shape, applied(none, patch)))).toEqual(
          members(viewOf(interviews.shape, none)),
        );
      }),
    );
  });
});

describe('what an update refuses', () => {
  const stored = applied(none, {
    start: { status: true, url: 'https://example.com/' },
    auth: { type: 'basic', basic: { username: 'u', password: 'p' } },
  });

  it.each([
    [
      'clearing the url of an enabled hook',
      { start: { url: null } },
      '#/webhooks/start/url',
      'enabled-hook-needs-url',
    ],
    [
      'enabling a hook that has no url',
      { submission: { status: true } },
      '#/webhooks/submission/url',
      'enabled-hook-needs-url',
    ],
    [
      'another type without its credentials',
      { auth: { type: 'apikey' } },
      '#/webhooks/auth/apikey/header',
      'credential-missing',
    ],
    [
      'credentials of another type',
      { auth: { type: 'basic', apikey: { header: 'X' } } },
      '#/webhooks/auth/apikey/header',
      'inactive-branch-filled',
    ],
    [
      'credentials of no type',
      { auth: { type: null, basic: { username: 'u' } } },
      '#/webhooks/auth/basic/username',
      'inactive-branch-filled',
    ],
  ])('%s', (_, patch, pointer, code) => {
    const outcome = applyUpdate(interviews, stored, { webhooks: patch });
    expect(outcome).toMatchObject({
      kind: 'rejected',
      violations: expect.arrayContaining([expect.objectContaining({ pointer, code })]),
    });
  });
});

it('all that the settings refuse is told at once, in the order of their keys', () => {
  const basic = { username: 'ada' };
  const auth = { type: 'basic', apikey: { header: 'X-Key', apikey: 'k' }, basic };
  const on = { status: true };
  const outcome = applyUpdate(interviews, none, { webhooks: { auth, submission: on, start: on } });
  expect(outcome.kind === 'rejected' && outcome.violations.map(({ pointer }) => pointer)).toEqual([
    '#/webhooks/start/url',
    '#/webhooks/submission/url',
    '#/webhooks/auth/apikey/header',
    '#/webhooks/auth/apikey/apikey',
    '#/webhooks/auth/basic/password',
  ]);
});

describe('the keys that go to every item', () => {
  const start = { status: false, url: null };
  const sentAuth = { type: null };

  it.each([
    ['none without updateAll', { webhooks: { start } }, []],
    ['the hooks that were sent', { webhooks: { start }, updateAll: true }, ['start']],
    [
      'no auth without updateAuth',
      { webhooks: { start, auth: sentAuth }, updateAll: true },
      ['start'],
    ],
    [
      'auth with updateAuth',
      { webhooks: { auth: sentAuth }, updateAll: true, updateAuth: true },
      ['auth'],
    ],
    [
      'auth with updateAuth though it was omitted',
      { webhooks: { start }, updateAll: true, updateAuth: true },
      ['start', 'auth'],
    ],
  ])('are %s', (_, body, cascade) => {
    expect(applyUpdate(assessments, initialSettings(assessments.shape), body)).toMatchObject({
      kind: 'updated',
      cascade,
    });
  });
});
