import type { SettingsUpdate } from '../contract/contract.ts';
import { isRecord } from '../contract/json-pointer.ts';
import { isNoEvent } from './case/deliveries.ts';
import { placeIn, type Refutation } from './case/refutation.ts';
import { exclusivesOf, secretKeysOf } from './generate/keys.ts';
import type { Step } from './observe/step.ts';
import { decoded } from './report/basic-credentials.ts';
import type { Differing } from './report/report.ts';
import { noSecret } from './rules/secrets-never-leak.ts';

/** What came back otherwise than it must, as far as that tells one cause from another. */
export function differingIn(
  { steps, expected, actual }: Refutation,
  updates: readonly SettingsUpdate[],
): Differing {
  const request = steps.at(-1)?.request;
  if (typeof actual === 'string' && expected === noSecret) return 'secrecy';
  if (typeof actual === 'number') {
    if (request?.base === 'admin' && request.method === 'GET' && actual >= 500) return 'failure';
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
    return isRecord(expected) && isRecord(actual) && !isChoice(place, updates)
      ? differingText(steps, expected[place], actual[place])
      : 'credentials';
  return updates.some(({ shape }) => Object.hasOwn(shape.members, key)) ? 'settings' : 'answer';
}

/** Which kind of credentials there are: a word of the document's, which nobody made up. */
function isChoice(place: string, updates: readonly SettingsUpdate[]): boolean {
  return updates.some(update =>
    exclusivesOf(update).some(([key, { by }]) => place === `${key}.${by}`),
  );
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
export function isSentBy(steps: readonly Step[], text: string): boolean {
  const sends = (part: string) =>
    steps.some(({ request }) => request.body?.includes(part) === true);
  const marks = text.match(generated) ?? [];
  return sends(JSON.stringify(text)) || (marks.length > 0 && !marks.some(sends));
}

/** What tells a generated text from every other: a canary, or the digits of a name. */
const generated = /cnry-[a-z]{16}|[0-9a-f]{16}/g;
