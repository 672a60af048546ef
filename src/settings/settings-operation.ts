import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import { withValueAt } from '../contract/json-pointer.ts';
import { placeOfView } from '../contract/settings-read.ts';
import { applyUpdate, type Rejected, type UpdateOptions } from './apply-update.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { Secret } from './secret.ts';
import { initialSettings, isSettings, type Settings } from './settings.ts';
import { fromJson, type Place, toJson } from './settings-json.ts';
import { viewOf } from './view.ts';

/** One operation that updates settings, for a backend that has a store and handlers of its own. Pure: it keeps nothing. */
export interface SettingsOperation {
  readonly method: string;
  /** With the names of its parameters in braces. Settings belong to the tenant and to the values of these. */
  readonly path: string;
  /** Those of who never sent any. */
  initial(): Settings;
  /** Checks a body by the document and applies it: what to store, and what to answer. */
  update(current: Settings, body: unknown, options?: UpdateOptions): UpdateResult;
  /** What an answer shows of settings: no secret. */
  view(settings: Settings): Readonly<Record<string, unknown>>;
  /** Where events of a hook go, with their credentials in the clear; null where there is no such hook. */
  delivery(settings: Settings, hook: string): Delivery | null;
  /** As JSON text, to be stored, each secret sealed for its place. */
  encode(settings: Settings, sealing: TextSealing, place: Place): string;
  /** What `encode` made, with every secret opened. */
  decode(text: string, sealing: TextSealing, place: Place): Settings;
}

/** What came of an update: settings to be stored before the answer is sent, or a refusal that changes nothing. */
export type UpdateResult = UpdatedSettings | Rejected;

/** Settings after an update. */
export interface UpdatedSettings {
  readonly kind: 'updated';
  readonly settings: Settings;
  /** The keys that every existing item takes from them, by `updateAll`: `item[key] = settings[key]`. */
  readonly cascade: readonly string[];
  readonly answer: {
    readonly status: number;
    /** Undefined where the document has no JSON there. */
    readonly body: unknown;
  };
}

/** Seals texts for a place, as the keyring of `parseKeyring` (`holdfast/server`) does. */
export interface TextSealing {
  seal(text: string, place: Place): string;
  open(envelope: string, place: Place): string;
}

/**
 * The meaning of one operation of a document, apart from HTTP and from any store.
 *
 * @param contract - What `loadContract` made of a document.
 * @param operationId - An operation that is annotated with `x-settings-update`.
 * @throws {TypeError} where the document has no such operation.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { parseKeyring } from 'holdfast/server';
 * import { defaultContract, settingsOperation } from 'holdfast/settings';
 *
 * const webhooks = settingsOperation(defaultContract(), 'updateAssessmentWebhooks');
 * const keys = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const place = ['acme', 'assessments'];
 * const rows = new Map<string, string>();
 *
 * const stored = rows.get('acme');
 * const current = stored === undefined ? webhooks.initial() : webhooks.decode(stored, keys, place);
 * const auth = { type: 'basic', basic: { username: 'u', password: 's3cret' } };
 * const result = webhooks.update(current, { webhooks: { auth }, updateAuth: true });
 * if (result.kind === 'updated') {
 *   rows.set('acme', webhooks.encode(result.settings, keys, place));
 *   console.log(result.answer.status, JSON.stringify(result.answer.body)); // 200 … no password
 * } else {
 *   console.log(result.violations); // [{ pointer: '#/webhooks/auth', code: …, detail: … }]
 * }
 */
export function settingsOperation(contract: Contract, operationId: string): SettingsOperation {
  const update = contract.updates.find(known => known.operationId === operationId);
  if (update === undefined) {
    const known = contract.updates.map(one => one.operationId).join(', ') || 'none';
    throw new TypeError(
      `No operation "${operationId}" updates settings; those that do are ${known}.`,
    );
  }
  const { method, path, settings: shape } = update;
  return {
    method,
    path,
    initial: () => initialSettings(shape),
    update: (current, body, options) => updated(update, current, body, options),
    view: settings => viewOf(shape, settings),
    delivery: (settings, hook) => deliveryOf(shape, settings, hook),
    encode: (settings, sealing, place) =>
      JSON.stringify(toJson(settings, place, (secret, at) => sealing.seal(secret.reveal(), at))),
    decode: (text, sealing, place) => {
      const open = (envelope: string, at: Place) => new Secret(sealing.open(envelope, at));
      const stored = fromJson(JSON.parse(text), place, open);
      if (!isSettings(stored)) throw new TypeError('The text is none that encode made.');
      return stored;
    },
  };
}

function updated(
  update: SettingsUpdate,
  current: Settings,
  body: unknown,
  options: UpdateOptions | undefined,
): UpdateResult {
  const violations = update.request(body);
  if (violations.length > 0) return { kind: 'rejected', violations };
  const outcome = applyUpdate(update, current, body, options);
  if (outcome.kind === 'rejected') return outcome;
  return { ...outcome, answer: answerOf(update, outcome.settings) };
}

function answerOf({ success, read, settings: shape }: SettingsUpdate, settings: Settings) {
  const { status, constants } = success;
  if (success.body === null) return { status, body: undefined };
  const at = read.kind === 'in-answer' ? placeOfView(read) : null;
  return {
    status,
    body: at === null ? constants : withValueAt(constants, at, viewOf(shape, settings)),
  };
}
