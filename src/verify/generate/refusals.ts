import type { SettingsUpdate } from '../../contract/contract.ts';
import type { Level } from '../../contract/rules.ts';

/**
 * An operation without `x-rules` is of somebody else's document, and is held to what that says: our own
 * choices count where it makes them as well.
 */
export function isForeign({ rules }: Pick<SettingsUpdate, 'rules'>): boolean {
  return rules.length === 0;
}

/** What we decided says nothing of a foreign document. */
export function levelsFor(update: SettingsUpdate, levels: readonly Level[]): readonly Level[] {
  return isForeign(update) ? levels.filter(level => level !== 'decided') : levels;
}

/** Which statuses a refusal may have. */
export interface Refusal {
  /** What is told to be due. */
  readonly due: number | string;
  takes(status: number): boolean;
}

/** Statuses that say the same to somebody else: a body is not valid, or nobody is known by these credentials. */
const alike: readonly (readonly number[])[] = [
  [400, 422],
  [401, 403],
];

/**
 * The refusal that our contract has this status for. A foreign document gives its own: one of its 4xx
 * where it describes what such a request is refused with, and else any.
 */
export function refusalOf(update: SettingsUpdate, status: number): Refusal {
  if (!isForeign(update)) return { due: status, takes: actual => actual === status };
  const meant = alike.find(group => group.includes(status)) ?? [status];
  const described = clientErrors(update);
  const isSaid = described.some(code => meant.includes(Number(code)));
  return {
    due: isSaid ? described.join(' or ') : 'a 4xx',
    takes: actual =>
      actual >= 400 && actual < 500 && (!isSaid || described.some(code => isOf(code, actual))),
  };
}

/** Whether the document says of itself that it answers with this status. */
export function describes(update: SettingsUpdate, status: number): boolean {
  return !isForeign(update) || update.errors.some(({ code }) => code === String(status));
}

/** Whether errors are problem documents (RFC 9457) here. */
export function hasProblems(update: SettingsUpdate): boolean {
  return !isForeign(update) || update.errors.some(({ isProblem }) => isProblem);
}

function clientErrors({ errors }: SettingsUpdate): readonly string[] {
  return errors.map(({ code }) => code).filter(code => !code.startsWith('5'));
}

function isOf(code: string, status: number): boolean {
  return code === 'DEFAULT' || code === '4XX' || code === String(status);
}
