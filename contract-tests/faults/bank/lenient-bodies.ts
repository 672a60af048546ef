import { isRecord, valueAt, withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import type { ValidationSteps } from '../server/validation.ts';

/** A server that changes what it was sent until it is valid. */
function amends(change: (body: unknown, hooks: readonly string[]) => unknown): Fault['plant'] {
  return ({ validation }) => ({
    validation: {
      body: (value, endpoint, checks: ValidationSteps) =>
        validation.body(change(value, endpoint.hooks), endpoint, checks),
    },
  });
}

/** Changes the value at a place of the body, where there is one. */
function at(body: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const value = valueAt(body, path);
  return value === undefined ? body : withValueAt(body, path, change(value));
}

function only(value: unknown, known: readonly string[]): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => known.includes(name)));
}

function asBoolean(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' ? Boolean(value) : value;
}

/** Wrong servers that accept bodies of another shape, by guessing what was meant. */
export const lenientBodyFaults: readonly Fault[] = [
  {
    id: 'update-all-coerced',
    rule: 'requests-are-strict',
    story: 'The flag is read with `Boolean(…)`, so the text "false" changes every item.',
    plant: amends(body => at(body, ['updateAll'], asBoolean)),
  },
  {
    id: 'status-coerced',
    rule: 'requests-are-strict',
    story: 'A schema library with coercion turned on takes 1, "true" and "false" for a status.',
    plant: amends((body, hooks) =>
      hooks.reduce((rest, name) => at(rest, ['webhooks', name, 'status'], asBoolean), body),
    ),
  },
  {
    id: 'numeric-password-coerced',
    rule: 'requests-are-strict',
    story: 'A dynamic language turns the number 1234 into a password by itself.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth', 'basic', 'password'], value =>
        typeof value === 'number' ? String(value) : value,
      ),
    ),
  },
  {
    id: 'unknown-flags-ignored',
    rule: 'requests-are-strict',
    story: 'Unknown members are dropped, so a misspelt `updateall` looks as if it had worked.',
    plant: amends(body => only(body, ['webhooks', 'updateAll', 'updateAuth'])),
  },
  {
    id: 'unknown-hooks-ignored',
    rule: 'requests-are-strict',
    story: 'A misspelt hook is dropped by the object mapper and answered with 200.',
    plant: amends((body, hooks) => at(body, ['webhooks'], sent => only(sent, [...hooks, 'auth']))),
  },
  {
    id: 'unknown-hook-members-ignored',
    rule: 'requests-are-strict',
    story: 'Strictness was turned on for the outer class and does not reach the nested ones.',
    plant: amends((body, hooks) =>
      hooks.reduce(
        (rest, name) => at(rest, ['webhooks', name], hook => only(hook, ['status', 'url'])),
        body,
      ),
    ),
  },
  {
    id: 'flag-of-the-other-endpoint-accepted',
    rule: 'requests-are-strict',
    story:
      'Both endpoints share a request class, so AI interviews take `updateAuth` and ignore it.',
    plant: amends((body, hooks) =>
      hooks.includes('updates') || !isRecord(body) ? body : only(body, ['webhooks', 'updateAll']),
    ),
  },
  {
    id: 'missing-webhooks-accepted',
    rule: 'requests-are-strict',
    story: '`body.webhooks ?? {}` makes a forgotten wrapper look like an update of nothing.',
    plant: amends(body => (isRecord(body) ? { webhooks: {}, ...body } : body)),
  },
  {
    id: 'array-taken-for-an-object',
    rule: 'requests-are-strict',
    story: '`typeof [] === "object"`, and an array has none of the members that are looked for.',
    plant: amends(body => at(body, ['webhooks'], sent => (Array.isArray(sent) ? {} : sent))),
  },
  {
    id: 'null-hook-ignored',
    rule: 'requests-are-strict',
    story: '`if (body.start)` skips a hook that is null as if it had been left out.',
    plant: amends((body, hooks) =>
      at(body, ['webhooks'], sent =>
        isRecord(sent)
          ? Object.fromEntries(
              Object.entries(sent).filter(([name, hook]) => !hooks.includes(name) || hook !== null),
            )
          : sent,
      ),
    ),
  },
  {
    id: 'null-auth-removes',
    rule: 'requests-are-strict',
    story: '`auth: null` is taken for `type: null` and removes the credentials.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth'], auth => (auth === null ? { type: null } : auth)),
    ),
  },
  {
    id: 'auth-type-guessed',
    rule: 'requests-are-strict',
    story: 'A missing `type` is guessed from the branch that is there.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth'], auth => {
        if (!isRecord(auth) || auth.type !== undefined) return auth;
        const type = ['basic', 'apikey'].find(name => isRecord(auth[name]));
        return { type: type ?? null, ...auth };
      }),
    ),
  },
];
