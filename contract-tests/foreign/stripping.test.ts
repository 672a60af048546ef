import { expect, test } from 'vitest';
import { minimalServer } from './minimal/server.ts';
import { foreignKeys, running, verifyForeign } from './running.ts';
import { stripping } from './stripping.ts';

const testHooks = '/test-hooks';

/** What compares whole views, so that none of it is seen in full. */
const aboutAll = [
  'update-all-false-spares-items',
  'round-trip-changes-nothing',
  'repeat-is-idempotent',
];
const aboutHooks = ['omitted-hook-is-kept', 'included-hook-is-updated', 'hook-fields-merge'];
const aboutAuth = ['update-auth-guards-auth', 'new-items-start-from-settings'];
const aboutTypes = [...aboutAuth, 'type-switch-forgets-other'];
const aboutPasswords = ['password-is-masked'];
const aboutKeys = ['apikey-value-is-masked'];

const members: readonly (readonly [string, readonly string[]])[] = [
  ['start.status', aboutHooks],
  ['start.url', aboutHooks],
  ['start', aboutHooks],
  ['auth.type', aboutTypes],
  ['auth.basic.username', aboutTypes],
  ['auth.basic.password', aboutPasswords],
  ['auth.basic.hasPassword', [...aboutTypes, ...aboutPasswords]],
  ['auth.basic', [...aboutTypes, ...aboutPasswords]],
  ['auth.apikey.header', aboutTypes],
  ['auth.apikey.apikey', aboutKeys],
  ['auth.apikey.hasApikey', [...aboutTypes, ...aboutKeys]],
  ['auth', [...aboutTypes, ...aboutPasswords, ...aboutKeys]],
];

test.each(members)(
  'no rule is held that depends on %s, where no answer shows it',
  async (member, dependent) => {
    await using server = await running(
      minimalServer({ keys: Object.values(foreignKeys), testHooks: true }),
    );
    await using proxy = await running(stripping(server, member.split('.')));
    const { rules } = await verifyForeign(proxy, {
      testHooks,
      runs: 2,
      only: ['response-has-documented-shape', ...aboutAll, ...dependent],
    });
    const verdicts = rules.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(new Set(verdicts)).toEqual(
      new Set([
        'response-has-documented-shape broken',
        ...[...aboutAll, ...dependent].map(id => `${id} unobservable`),
      ]),
    );
  },
);
