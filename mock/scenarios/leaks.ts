import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { holdsSecret } from '../../src/contract/shapes-below.ts';
import { applyUpdate } from '../../src/settings/apply-update.ts';
import { initial } from '../../src/settings/settings.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Leak } from './leak.ts';
import type { LeakyRule } from './leaky-rules.ts';
import { revealing } from './revealing-view.ts';

/** Each in the way in which a real server gets it wrong. */
export const leaks: Readonly<Record<LeakyRule, Leak>> = {
  'omitted-hook-is-kept': { apply: forgetting(key => !key.isSent && !key.isSecret) },
  // `if (hook.status) …` takes false for something that was not sent.
  'included-hook-is-updated': {
    apply: (update, current, body) =>
      applyUpdate(update, current, withValueAt(body, update.patch, withoutFalse(update, body))),
  },
  'omitted-auth-is-kept': { apply: forgetting(key => !key.isSent && key.isSecret) },
  'password-is-masked': { view: revealing('passwords') },
  'apikey-value-is-masked': { view: revealing('header values') },
  // Off by one: the last of a page is never reached.
  'update-all-reaches-every-item': { reach: ids => ids.slice(0, -1) },
  'update-all-false-spares-items': {
    apply: (update, current, body) => applyUpdate(update, current, cascading(update, body)),
  },
  'update-all-copies-sent-keys': {
    apply(update, current, body) {
      const outcome = applyUpdate(update, current, body);
      if (outcome.kind === 'rejected' || outcome.cascade.length === 0) return outcome;
      return { ...outcome, cascade: Object.keys(update.shape.members) };
    },
  },
  'update-auth-guards-auth': {
    apply: (update, current, body) => applyUpdate(update, current, unguarded(update, body)),
  },
  'api-key-is-required': { admitsAnyone: true },
  'endpoints-are-separate': { spills: true },
  'tenants-are-isolated': { crossesTenants: true },
  // A hook that is sent replaces the stored one as a whole.
  'hook-fields-merge': { apply: forgetting(key => key.isSent && !key.isSecret) },
  'errors-are-problems': { refusal: ({ status }) => jsonAnswer(status, { error: 'failed' }) },
  'rejected-request-changes-nothing': { keepsRefused: true },
  // The message of a validation library that quotes what it got.
  'secrets-never-leak': { refusal: quoting },
};

interface Key {
  readonly isSent: boolean;
  /** Holds credentials, as hooks do not. */
  readonly isSecret: boolean;
}

/** Applies an update to settings that have lost some of their keys. */
function forgetting(isLost: (key: Key) => boolean): typeof applyUpdate {
  return (update, current, body) => {
    const patch = valueAt(body, update.patch);
    const lost = Object.entries(update.shape.members).filter(([name, member]) =>
      isLost({
        isSent: isRecord(patch) && Object.hasOwn(patch, name),
        isSecret: holdsSecret(member),
      }),
    );
    const unset = Object.fromEntries(lost.map(([name, member]) => [name, initial(member)]));
    return applyUpdate(update, { ...current, ...unset }, body);
  };
}

function withoutFalse({ shape, patch: at }: SettingsUpdate, body: unknown): unknown {
  const patch = valueAt(body, at);
  if (!isRecord(patch)) return patch;
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [
      name,
      holdsSecret(shape.members[name]) ? value : truthy(value),
    ]),
  );
}

function truthy(hook: unknown): unknown {
  if (!isRecord(hook)) return hook;
  return Object.fromEntries(Object.entries(hook).filter(([, value]) => value !== false));
}

function cascading({ cascade }: SettingsUpdate, body: unknown): unknown {
  return cascade === undefined ? body : withValueAt(body, cascade.when, true);
}

function unguarded({ guards }: SettingsUpdate, body: unknown): unknown {
  return Object.values(guards).reduce<unknown>(
    (raised, flag) => withValueAt(raised, flag, true),
    body,
  );
}

function quoting(answer: Answer, body: unknown): Answer {
  if (body === undefined || !isRecord(answer.body)) return answer;
  return { ...answer, body: { ...answer.body, detail: `cannot take ${JSON.stringify(body)}` } };
}
