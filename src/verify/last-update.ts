import { isDeepStrictEqual } from 'node:util';
import type { SettingsUpdate } from '../contract/contract.ts';
import { isRecord, membersIn, valueAt } from '../contract/json-pointer.ts';
import { matchTemplate } from '../contract/path-template.ts';
import { placeIn, type Refutation } from './case/refutation.ts';
import { type HttpRequest, isSuccess, mayChange } from './client/exchange.ts';
import { isSentBy } from './differing.ts';
import { secretKeysOf } from './generate/keys.ts';

/**
 * Whether the last update to the operation sent what differs, so that it counts; where no place differs,
 * whether all of it does. One that sends nothing only reads: where it shows a text from before, what the
 * update before it sent was never stored, rather than lost since.
 */
export function isSent(refutation: Refutation, update: SettingsUpdate): boolean {
  const { steps, expected, actual } = refutation;
  const requests = steps.map(({ request }) => request).filter(mayChange);
  const last = requests.at(-1);
  if (last === undefined || !isOf(last, update)) return true;
  const place = placeIn(expected);
  if (place === '') return namesIn(last, update).every(name => counts(name, last, update));
  const keys = keysAt(place, update);
  const sends = (request: HttpRequest) =>
    namesIn(request, update).some(name => keys.includes(name) && counts(name, request, update));
  const before = requests.at(-2);
  const isReading = namesIn(last, update).length === 0 && !isCascading(last, update);
  if (before === undefined || !isReading) return sends(last);
  const shown = isRecord(actual) ? actual[place] : null;
  const isFormer =
    typeof shown === 'string' &&
    !before.body?.includes(JSON.stringify(shown)) &&
    isSentBy(steps, shown);
  return sends(isFormer ? before : last);
}

/**
 * Whether the last update that sent anything sent, of the key that differs or of all, no more than what the
 * operation had been sent before. One that was refused counts where that is what is wrong.
 */
export function isRepeated({ steps, expected }: Refutation, update: SettingsUpdate): boolean {
  const patches = steps
    .filter(({ request }) => isOf(request, update))
    .filter(step => isSuccess(step.response) || step === steps.at(-1))
    .map(({ request }) => patchOf(request, update))
    .filter(patch => Object.keys(patch).length > 0);
  const last = patches.pop();
  if (last === undefined) return false;
  const place = placeIn(expected);
  const keys = place === '' ? [] : keysAt(place, update).filter(key => Object.hasOwn(last, key));
  const before = patches.reduce(merged, {});
  return (keys.length > 0 ? keys : Object.keys(last)).every(key =>
    isWithin(last[key], before[key]),
  );
}

/** Whether the last update to the operation sent nothing at all. */
export function isEmpty({ steps }: Refutation, update: SettingsUpdate): boolean {
  const last = steps.map(({ request }) => request).findLast(mayChange);
  if (last === undefined || !isOf(last, update) || isCascading(last, update)) return false;
  return namesIn(last, update).length === 0;
}

/** The settings key that a place is below or, as in a delivery, those that hold secrets. */
function keysAt(place: string, update: SettingsUpdate): readonly string[] {
  const [key = ''] = place.split('.');
  return Object.hasOwn(update.shape.members, key) ? [key] : secretKeysOf(update);
}

/** All that was sent, one after the other. */
function merged(
  before: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const members = Object.entries(patch).map(([key, value]) => {
    const former = before[key];
    return [key, isRecord(former) && isRecord(value) ? merged(former, value) : value];
  });
  return { ...before, ...Object.fromEntries(members) };
}

function isWithin(value: unknown, sent: unknown): boolean {
  if (!isRecord(value)) return isDeepStrictEqual(value, sent);
  const members = membersIn(sent);
  return (
    isRecord(sent) && Object.entries(value).every(([key, part]) => isWithin(part, members[key]))
  );
}

/** What a flag guards is ignored without it. */
function counts(key: string, request: HttpRequest, update: SettingsUpdate): boolean {
  const flag = Object.hasOwn(update.guards, key) ? update.guards[key] : undefined;
  return flag === undefined || valueAt(bodyOf(request, update), flag) === true;
}

function isCascading(request: HttpRequest, update: SettingsUpdate): boolean {
  const { cascade } = update;
  return cascade !== undefined && valueAt(bodyOf(request, update), cascade.when) === true;
}

/** The keys that a request sends; none where it is of another kind. */
function namesIn(request: HttpRequest, update: SettingsUpdate): readonly string[] {
  return Object.keys(patchOf(request, update));
}

function patchOf(request: HttpRequest, update: SettingsUpdate): Record<string, unknown> {
  return membersIn(valueAt(bodyOf(request, update), update.patch));
}

function bodyOf({ body = '' }: HttpRequest, { form }: SettingsUpdate): unknown {
  try {
    return form === undefined ? JSON.parse(body) : form.read(body);
  } catch {
    return undefined;
  }
}

/** A read at the same path is none. */
function isOf({ base, method, path }: HttpRequest, update: SettingsUpdate): boolean {
  const [address = ''] = path.split('?');
  if (base !== 'target' || method.toLowerCase() !== update.method) return false;
  return matchTemplate(update.path, address) !== null;
}
