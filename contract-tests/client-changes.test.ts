import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changes } from '../src/client/index.ts';
import type { SettingsUpdate } from '../src/contract/contract.ts';
import { defaultContract } from '../src/contract/own-contract.ts';
import { applyUpdate } from '../src/settings/apply-update.ts';
import { Secret } from '../src/settings/secret.ts';
import { initialSettings, type Settings } from '../src/settings/settings.ts';
import { viewOf } from '../src/settings/view.ts';

/** What a page does with a view: it sets some members, credentials among them, as whole as they have to be. */
interface Edit {
  readonly hooks: Readonly<Record<string, { status: boolean; url: string | null }>>;
  readonly auth?: Credentials | { type: null } | 'username' | 'secret';
  readonly secret: string;
}
type Credentials =
  | { type: 'basic'; basic: { username: string; password: string } }
  | { type: 'apikey'; apikey: { header: string; apikey: string } };

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const secret = fc.uuid();
const hook = fc.oneof(
  fc.record({ status: fc.boolean(), url: fc.webUrl() }),
  fc.constant({ status: false, url: null }),
);
const credentials: fc.Arbitrary<Credentials> = fc.oneof(
  fc
    .record({ username: word, password: secret })
    .map((basic): Credentials => ({ type: 'basic', basic })),
  fc
    .record({ header: word, apikey: secret })
    .map((apikey): Credentials => ({ type: 'apikey', apikey })),
);
const auth = fc.oneof(credentials, fc.constant({ type: null } as const));
const edits = (names: readonly string[]): fc.Arbitrary<Edit> =>
  fc.record(
    {
      hooks: fc.dictionary(fc.constantFrom(...names), hook),
      auth: fc.oneof(auth, fc.constantFrom('username', 'secret')),
      secret,
    },
    { requiredKeys: ['hooks', 'secret'] },
  );

/** Members that either type has, as a view shows them. */
const members = {
  basic: { first: 'username', second: 'password' },
  apikey: { first: 'header', second: 'apikey' },
};

function edited(view: Record<string, unknown>, { hooks, auth, secret }: Edit) {
  const copy = structuredClone(view);
  for (const [name, value] of Object.entries(hooks)) copy[name] = value;
  const shown = copy.auth;
  if (!isMembers(shown)) throw new Error('a view shows auth');
  if (typeof auth === 'object') {
    copy.auth = { ...shown, ...auth };
  } else if (auth !== undefined && (shown.type === 'basic' || shown.type === 'apikey')) {
    const branch = shown[shown.type];
    const { first, second } = members[shown.type];
    if (isMembers(branch)) branch[auth === 'username' ? first : second] = secret;
  }
  return copy;
}

/** A page may leave the former credentials where they stand, and a request may not. */
function withoutOtherBranch({ auth, ...hooks }: Record<string, unknown>) {
  const { type, ...branches }: Record<string, unknown> = isMembers(auth) ? auth : {};
  return { ...hooks, auth: { type, ...(type !== null && { [`${type}`]: branches[`${type}`] }) } };
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** With the secrets in the clear, to be compared. */
function revealed(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, revealed(one)]));
}

/** Every update that has one leaf less. */
function smaller(update: unknown): unknown[] {
  if (!isMembers(update)) return [];
  return Object.entries(update)
    .filter(([name]) => name !== 'type')
    .flatMap(([name, value]) => {
      const { [name]: _, ...others } = update;
      const below = smaller(value).map(less => ({ ...update, [name]: less }));
      return isMembers(value) && Object.keys(value).length > 0 ? below : [others];
    });
}

describe.each(defaultContract().updates.map(update => [update.path, update] as const))(
  'the changes to %s',
  (_, update) => {
    const names = Object.keys(update.shape.members).filter(name => name !== 'auth');
    const stored = edits(names).map(edit => apply(update, initialSettings(update.shape), edit));
    const updated = (settings: Settings, patch: unknown) => {
      const outcome = applyUpdate(update, settings, { webhooks: patch, updateAuth: true });
      return outcome.kind === 'updated' ? outcome.settings : null;
    };
    const view = (settings: Settings) => viewOf(update.shape, settings);

    test('give what was edited, in the view and in the secrets', () => {
      fc.assert(
        fc.property(stored, edits(names), (settings, edit) => {
          const whole = edited(view(settings), edit);
          const patch = changes(view(settings), whole);
          const result = updated(settings, patch);
          const expected = updated(settings, withoutOtherBranch(whole));
          if (result === null || expected === null) throw new Error('refused');
          expect(revealed(result)).toEqual(revealed(expected));
          for (const [name, value] of Object.entries(edit.hooks))
            expect(view(result)[name]).toEqual(value);
          expect(update.request({ webhooks: patch })).toEqual([]);
        }),
      );
    });

    test('have nothing that could be left out', () => {
      fc.assert(
        fc.property(stored, edits(names), (settings, edit) => {
          const patch = changes(view(settings), edited(view(settings), edit));
          const whole = revealed(updated(settings, patch));
          for (const less of smaller(patch))
            expect(revealed(updated(settings, less))).not.toEqual(whole);
        }),
      );
    });

    test('are none where nothing was edited, and of what was left out', () => {
      fc.assert(
        fc.property(stored, settings => {
          expect(changes(view(settings), view(settings))).toEqual({});
          expect(changes(view(settings), {})).toEqual({});
        }),
      );
    });
  },
);

function apply(update: SettingsUpdate, settings: Settings, edit: Edit): Settings {
  const whole = edited(viewOf(update.shape, settings), edit);
  const outcome = applyUpdate(update, settings, { webhooks: whole, updateAuth: true });
  return outcome.kind === 'updated' ? outcome.settings : settings;
}
