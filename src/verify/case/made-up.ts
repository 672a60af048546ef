import type { SettingsUpdate } from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import type { Exchange } from '../client/exchange.ts';
import type { Patch } from '../generate/patches.ts';
import { canaryStart } from '../observe/canaries.ts';
import { enabledHooks, newItem } from './deliveries.ts';
import type { TestCase } from './test-case.ts';

/** Credentials that were accepted although a member is missing. */
interface Incomplete {
  readonly exchange: Exchange;
  /** What the settings should be after that. */
  readonly known: Patch;
  /** Where the member is missing. */
  readonly at: readonly [key: string, branch: string, member: string];
}

/**
 * Whether the server has something stored in the place of what is missing: the view shows it or, of a secret,
 * a delivery carries it. Where neither can be seen it may have.
 */
export async function isMadeUp(
  testCase: TestCase,
  { exchange, known, at }: Incomplete,
): Promise<boolean> {
  const { update } = testCase.context;
  const shown = valueAt(testCase.view(update, exchange), at);
  if (typeof shown === 'string') return shown !== '';
  if (!isSecret(update, at)) return shown === undefined;
  const [hook] = enabledHooks(update, known);
  const item = hook === undefined ? null : await newItem(testCase, update);
  if (hook === undefined || item === null) return true;
  const [arrival] = await testCase.hooks.fire(update, item, hook);
  // The secret was not sent, so that one which was carried is of before.
  return Object.values(arrival?.headers ?? {}).some(value =>
    [value, decoded(value)].some(text => text.includes(canaryStart)),
  );
}

function isSecret({ shape }: SettingsUpdate, [key, branch, member]: Incomplete['at']): boolean {
  const exclusive = shape.members[key];
  if (exclusive?.kind !== 'exclusive') return false;
  return exclusive.branches[branch]?.members[member]?.kind === 'secret';
}

/** Of Basic credentials (RFC 7617 section 2) the username and password. */
function decoded(value: string): string {
  return Buffer.from(value.replace(/^Basic /i, ''), 'base64').toString();
}
