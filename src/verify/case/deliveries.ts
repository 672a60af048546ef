import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, valueAt } from '../../contract/json-pointer.ts';
import type { KeyRole } from '../client/exchange.ts';
import { secretKeysOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { canariesIn, encodingOf } from '../observe/canaries.ts';
import type { Arrival } from '../observe/step.ts';
import { carriedBy, type WireCredential, wireCredential } from '../observe/wire-credential.ts';
import type { Clause } from './clause.ts';
import type { TestCase } from './test-case.ts';

/** The hooks whose events must arrive, by what was sent for them. */
export function enabledHooks(update: SettingsUpdate, known: Patch): string[] {
  return subscriptionsOf(update).filter(hook => {
    const subscription = subscribed(update, hook);
    return subscription !== null && valueAt(known, [hook, subscription.enabled]) === true;
  });
}

/**
 * Fires a hook's event for an item: it arrives once at the hook's own url while enabled, and nowhere
 * otherwise. One that the receiver refuses may arrive again, as senders try more than once, and while
 * another one is looked at.
 */
export async function expectEvent(
  testCase: TestCase,
  clause: Clause | null,
  update: SettingsUpdate,
  known: Patch,
  hook: string,
  item: string,
): Promise<readonly Arrival[]> {
  const { receiver, levels } = testCase.context;
  const arrivals = await testCase.hooks.fire(update, item, hook);
  const expected = enabledHooks(update, known).includes(hook) ? [pathOf(update, known, hook)] : [];
  const refused = !receiver.takes(pathOf(update, known, hook));
  const paths = arrivals.map(({ path }) => path).filter(path => refused || receiver.takes(path));
  testCase.expect(
    shownBy(clause),
    `the ${hook} event arrives at its own url, and only while enabled`,
    expected,
    refused ? [...new Set(paths)] : paths,
  );
  const [arrival] = arrivals;
  if (arrival !== undefined && levels.includes('decided'))
    testCase.expect(shownBy(clause), 'an event is posted', 'POST', arrival.method);
  return arrivals;
}

/** Fires an event for an item and compares the credentials that arrive with those that were sent. */
export async function expectCredentials(
  testCase: TestCase,
  clause: Clause | null,
  update: SettingsUpdate,
  known: Patch,
  item: string,
  key: KeyRole = 'first',
): Promise<void> {
  const credential = credentialIn(update, known);
  if (credential === null) return;
  const hook = oneOf(enabledHooks(update, known), credential);
  if (hook === undefined) return;
  const [arrival] = await testCase.hooks.fire(update, item, hook, key);
  expectCarried(testCase, clause, arrival, credential);
  testCase.expect(
    null,
    `the ${hook} event arrives at its own url`,
    pathOf(update, known, hook),
    arrival?.path,
  );
}

/** Stands in a counterexample where a delivery that is due did not come. */
const noEvent = 'no event arrived';

/** Whether what a case found is that nothing arrived, which says nothing of what it would have carried. */
export function isNoEvent(actual: unknown): boolean {
  return isRecord(actual) && Object.values(actual).includes(noEvent);
}

export function expectCarried(
  testCase: TestCase,
  clause: Clause | null,
  arrival: Arrival | undefined,
  credential: WireCredential,
): void {
  const carried = arrival === undefined ? noEvent : carriedBy(arrival, credential);
  testCase.expect(
    clause,
    'a delivery carries the credentials',
    { [credential.name]: credential.value },
    { [credential.name]: carried },
  );
  if (arrival !== undefined) expectNoOther(testCase, clause, arrival, credential.name);
}

/** Every secret that was sent is a canary: none but the one that is due may come along. What else is sent is decided. */
export function expectNoOther(
  testCase: TestCase,
  clause: Clause | null,
  { headers }: Arrival,
  due: string | null,
): void {
  if (!testCase.context.levels.includes('decided')) return;
  const canaries = [...canariesIn(testCase.steps)];
  for (const [name, value] of Object.entries(headers)) {
    if (name === due || canaries.every(canary => encodingOf(canary, value) === null)) continue;
    testCase.fail(
      clause,
      'a delivery carries no other credentials',
      { [name]: null },
      { [name]: value },
    );
  }
}

/** The header field that deliveries must carry by what was sent, or null where nothing whole was sent. */
export function credentialIn(update: SettingsUpdate, known: Patch): WireCredential | null {
  for (const key of secretKeysOf(update)) {
    const shape = update.shape.members[key];
    const credential = shape === undefined ? null : wireCredential(shape, known[key]);
    if (credential !== null) return credential;
  }
  return null;
}

/** A new item starts from the settings: its events show what is stored there, where the target lets us see that. */
export async function newItem(testCase: TestCase, update: SettingsUpdate): Promise<string | null> {
  const { deliveries, inheritance } = testCase.context.abilitiesOf(update);
  if (!deliveries.offered || !inheritance.offered) return null;
  const [id] = await testCase.hooks.createItems(update, 1);
  return id ?? null;
}

/** Another hook from case to case, the same one when a case is repeated: the credential decides. */
function oneOf(hooks: readonly string[], { value }: WireCredential): string | undefined {
  return hooks[Buffer.from(value).reduce((sum, byte) => sum + byte, 0) % Math.max(1, hooks.length)];
}

/** Where a hook's events must arrive, by what was sent for it. */
export function pathOf(update: SettingsUpdate, known: Patch, hook: string): string {
  const url = URL.parse(urlOf(update, known, hook));
  return url === null ? '' : url.pathname + url.search;
}

function urlOf(update: SettingsUpdate, known: Patch, hook: string): string {
  const subscription = subscribed(update, hook);
  const url = subscription === null ? undefined : valueAt(known, [hook, subscription.url]);
  return typeof url === 'string' ? url : '';
}

/** Fires an event that must arrive, and with none of these credentials. */
export async function expectWithout(
  testCase: TestCase,
  clause: Clause | null,
  update: SettingsUpdate,
  known: Patch,
  item: string,
  former: WireCredential,
): Promise<void> {
  const hook = oneOf(enabledHooks(update, known), former);
  if (hook === undefined) return;
  const [arrival] = await testCase.hooks.fire(update, item, hook);
  if (arrival === undefined) return;
  testCase.expect(
    clause,
    'a delivery no longer carries the former credentials',
    { [former.name]: null },
    { [former.name]: carriedBy(arrival, former) },
  );
}

/** Where an event goes says something of the clauses that are about deliveries; for the others it is looked at by the way. */
function shownBy(clause: Clause | null): Clause | null {
  return clause?.seenIn === 'deliveries' ? clause : null;
}
