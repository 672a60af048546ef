import { isDeepStrictEqual } from 'node:util';
import type { SettingsUpdate } from '../contract/contract.ts';
import { isRecord, membersIn, valueAt } from '../contract/json-pointer.ts';
import { matchTemplate } from '../contract/path-template.ts';
import { isNoEvent } from './case/deliveries.ts';
import { placeIn, type Refutation } from './case/refutation.ts';
import { type HttpRequest, isSuccess } from './client/exchange.ts';
import { secretKeysOf } from './generate/keys.ts';
import type { Step } from './observe/step.ts';
import { decoded } from './report/basic-credentials.ts';
import type { Differing } from './report/report.ts';
import { noSecret } from './rules/secrets-never-leak.ts';

/**
 * Whether the last update to the operation sent what differs. One that sends nothing only reads: where it
 * shows a text from before, what the update before it sent was never stored, rather than lost since.
 */
export function isSent(refutation: Refutation, update: SettingsUpdate): boolean {
  const { steps, expected, actual } = refutation;
  const requests = steps.map(({ request }) => request).filter(({ base }) => base === 'target');
  const last = requests.at(-1);
  if (last === undefined || !isOf(last, update)) return true;
  const place = placeIn(expected);
  const [key = ''] = place.split('.');
  const keys = Object.hasOwn(update.shape.members, key) ? [key] : secretKeysOf(update);
  const names = (request: HttpRequest) => Object.keys(patchOf(request, update));
  const sends = (request: HttpRequest) => names(request).some(name => keys.includes(name));
  const before = requests.at(-2);
  if (before === undefined || names(last).length > 0) return sends(last);
  const shown = isRecord(actual) ? actual[place] : null;
  const isFormer = typeof shown === 'string' && !before.body?.includes(JSON.stringify(shown));
  return sends(isFormer ? before : last);
}

/** Whether the last update that sent anything sent no more than what the operation had been sent before. */
export function isRepeated({ steps }: Refutation, update: SettingsUpdate): boolean {
  const patches = steps
    .filter(({ request, response }) => isOf(request, update) && isSuccess(response))
    .map(({ request }) => patchOf(request, update))
    .filter(patch => Object.keys(patch).length > 0);
  const last = patches.pop();
  if (last === undefined) return false;
  const before: Readonly<Record<string, unknown>> = Object.assign({}, ...patches);
  return Object.entries(last).every(([key, value]) => isDeepStrictEqual(before[key], value));
}

/** What came back otherwise than it must, as far as that tells one cause from another. */
export function differingIn(
  { steps, expected, actual }: Refutation,
  updates: readonly SettingsUpdate[],
): Differing {
  const request = steps.at(-1)?.request;
  if (typeof actual === 'string' && expected === noSecret) return 'secrecy';
  if (typeof actual === 'number') {
    if (typeof expected === 'number' && expected < 400)
      return actual < 300 ? 'answer' : 'acceptance';
    return 'refusal';
  }
  const isEvent = request?.base === 'admin' && request.path.startsWith('/events');
  if (isEvent)
    return isRecord(expected) && isRecord(actual) && !isNoEvent(actual)
      ? differingCredentials(steps, expected, actual)
      : 'settings';
  const place = placeIn(expected);
  const [key = ''] = place.split('.');
  if (updates.some(update => secretKeysOf(update).includes(key)))
    return isRecord(expected) && isRecord(actual)
      ? differingText(steps, expected[place], actual[place])
      : 'credentials';
  return updates.some(({ shape }) => Object.hasOwn(shape.members, key)) ? 'settings' : 'answer';
}

/** What a delivery carries though it must not, what nobody sent in that form, or other ones that were sent. */
function differingCredentials(
  steps: readonly Step[],
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
): Differing {
  const [[name, due] = ['', null]] = Object.entries(expected);
  const carried = actual[name];
  if (typeof carried !== 'string') return 'credentials';
  if (due === null) return 'former credentials';
  const text = decoded(carried);
  if (typeof text !== 'string') return isSentBy(steps, carried) ? 'credentials' : altered;
  const end = text.indexOf(':');
  const parts = [text.slice(0, Math.max(0, end)), text.slice(end + 1)];
  return parts.every(part => isSentBy(steps, part)) ? 'credentials' : altered;
}

const altered = 'altered credentials';

/** What a view has in the place of a text that was sent. */
function differingText(steps: readonly Step[], expected: unknown, actual: unknown): Differing {
  const areTexts = typeof expected === 'string' && typeof actual === 'string';
  return areTexts && !isSentBy(steps, actual) ? altered : 'credentials';
}

/** In this very form, or in a case before this one. */
function isSentBy(steps: readonly Step[], text: string): boolean {
  const sends = (part: string) =>
    steps.some(({ request }) => request.body?.includes(part) === true);
  const marks = text.match(generated) ?? [];
  return sends(JSON.stringify(text)) || (marks.length > 0 && !marks.some(sends));
}

/** What tells a generated text from every other: a canary, or the digits of a name. */
const generated = /cnry-[a-z]{16}|[0-9a-f]{16}/g;

/** The keys that a request sends; none where it is of another kind. */
function patchOf({ body = '' }: HttpRequest, update: SettingsUpdate): Record<string, unknown> {
  try {
    const value = update.form === undefined ? JSON.parse(body) : update.form.read(body);
    return membersIn(valueAt(value, update.patch));
  } catch {
    return {};
  }
}

function isOf({ base, path }: HttpRequest, update: SettingsUpdate): boolean {
  const [address = ''] = path.split('?');
  if (base !== 'target') return false;
  return matchTemplate(update.path, address) !== null;
}
