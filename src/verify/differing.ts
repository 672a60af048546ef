import type { SettingsUpdate } from '../contract/contract.ts';
import { isRecord } from '../contract/json-pointer.ts';
import { matchTemplate } from '../contract/path-template.ts';
import { isNoEvent } from './case/deliveries.ts';
import { placeIn, type Refutation } from './case/refutation.ts';
import type { HttpRequest } from './client/exchange.ts';
import { secretKeysOf } from './generate/keys.ts';
import { canaryStart } from './observe/canaries.ts';
import type { Step } from './observe/step.ts';
import { decoded } from './report/basic-credentials.ts';
import type { Differing } from './report/report.ts';
import { noSecret } from './rules/secrets-never-leak.ts';

/** Whether the last update to the operation sent what differs. */
export function isSent(refutation: Refutation, update: SettingsUpdate): boolean {
  const { steps, expected } = refutation;
  const request = steps.findLast(({ request }) => request.base === 'target')?.request;
  if (request === undefined || !isOf(request, update)) return true;
  const [key = ''] = placeIn(expected).split('.');
  const keys = Object.hasOwn(update.shape.members, key) ? [key] : secretKeysOf(update);
  const { body = '' } = request;
  return keys.some(name =>
    update.form === undefined
      ? body.includes(`${JSON.stringify(name)}:`)
      : Object.hasOwn(update.form.read(body) ?? {}, name),
  );
}

/** What came back otherwise than it must, as far as that tells one cause from another. */
export function differingIn(
  { steps, expected, actual }: Refutation,
  update: SettingsUpdate,
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
  const [key = ''] = placeIn(expected).split('.');
  if (secretKeysOf(update).includes(key)) return 'credentials';
  return Object.hasOwn(update.shape.members, key) ? 'settings' : 'answer';
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
  const value = typeof text === 'string' ? text.slice(text.indexOf(':') + 1) : carried;
  const isKnown = steps.some(({ request }) => request.body?.includes(JSON.stringify(value)));
  // A canary that this case did not send is one of a case before it.
  return isKnown || value.includes(canaryStart) ? 'credentials' : 'altered credentials';
}

function isOf({ path }: HttpRequest, update: SettingsUpdate): boolean {
  const [address = ''] = path.split('?');
  return matchTemplate(update.path, address) !== null;
}
