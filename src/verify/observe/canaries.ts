import type { HttpResponse } from '../client/exchange.ts';
import type { Arrival, Step } from './step.ts';
import { unwrapped } from './unwrapped.ts';

/** With which every canary begins. */
export const canaryStart = 'cnry-';
/** Every generated secret has this core, whatever stands around it; letters that no text encoding touches. */
const core = /cnry-[ghjkmnp-tv-z]{16}/g;

/** A canary that turned up where no secret may be. */
export interface Leak {
  readonly canary: string;
  readonly encoding: string;
  readonly where: string;
}

/** The canaries that were sent so far. */
export function canariesIn(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap(({ request }) => request.body?.match(core) ?? []));
}

/** The first canary in any byte that came back, plain or encoded. Deliveries may carry it in their credential alone. */
export function findLeak(step: Step, canaries: ReadonlySet<string>): Leak | null {
  const places = [...responsePlaces(step.response), ...step.arrivals.flatMap(arrivalPlaces)];
  for (const { where, text } of places) {
    for (const canary of canaries) {
      const encoding = encodingOf(canary, text);
      if (encoding !== null) return { canary, encoding, where };
    }
  }
  return null;
}

interface Place {
  readonly where: string;
  readonly text: string;
}

function responsePlaces({ headers, text }: HttpResponse): Place[] {
  const fields = Object.entries(headers).map(([name, value]) => ({
    where: `the header ${name}`,
    text: `${name}: ${value}`,
  }));
  return [...fields, { where: 'the body', text }];
}

function arrivalPlaces({ path, text }: Arrival): Place[] {
  return [
    { where: 'the address of a delivery', text: path },
    { where: 'the payload of a delivery', text },
  ];
}

/**
 * The first of the user's credentials in what came back, plain or encoded, whole: unlike a canary, a part
 * of one may be an ordinary word. A cookie is often set anew with the value that it has.
 */
export function findCredential(step: Step, credentials: readonly string[]): Leak | null {
  const places = responsePlaces(step.response).filter(
    ({ where }) => where !== 'the header set-cookie',
  );
  for (const { where, text } of [...places, ...step.arrivals.flatMap(arrivalPlaces)]) {
    for (const credential of credentials) {
      const encoding = encodingOf(credential, text, () => false);
      if (encoding !== null) return { canary: credential, encoding, where };
    }
  }
  return null;
}

/** How a text carries the canary, or null where it does not. */
export function encodingOf(canary: string, text: string, isPart = hasPart): string | null {
  const direct = formOf(canary, text, isPart);
  if (direct !== null) return direct;
  const plain = unescaped(text);
  if (plain !== text && formOf(canary, plain, isPart) !== null) return 'escaped';
  const inner = unwrapped(text).find(({ text }) => formOf(canary, text, isPart) !== null);
  return inner?.how ?? null;
}

function formOf(canary: string, text: string, isPart: typeof hasPart): string | null {
  if (text.includes(canary)) return 'plain';
  const lower = text.toLowerCase();
  if (lower.includes(canary)) return 'capitals';
  for (const [encoding, forms] of encodedForms(canary)) {
    const haystack = encoding === 'hexadecimal' ? lower : text;
    if (forms.some(form => haystack.includes(form))) return encoding;
  }
  return isPart(canary, lower) ? 'part' : null;
}

/** So many letters of a canary in a row are no coincidence. */
const telling = 8;
const lettersOfCanaries = /[ghjkmnp-tv-z]{8,}/g;

function hasPart(canary: string, text: string): boolean {
  // Messages of parsers quote ten characters of what they could not read.
  if (text.includes(canary.slice(0, canaryStart.length + 4))) return true;
  const runs = text.match(lettersOfCanaries);
  if (runs === null) return false;
  const letters = canary.slice(canaryStart.length);
  const parts = Array.from({ length: letters.length - telling + 1 }, (_, start) =>
    letters.slice(start, start + telling),
  );
  return runs.some(run => parts.some(part => run.includes(part)));
}

const cache = new Map<string, readonly (readonly [string, readonly string[]])[]>();

function encodedForms(canary: string) {
  const known = cache.get(canary);
  if (known !== undefined) return known;
  const bytes = Buffer.from(canary);
  const forms = [
    // Base64 takes three bytes at a time, so a text looks different at each alignment. What depends on
    // its neighbours is cut off: up to two letters at either end.
    ['base64', [0, 1, 2].flatMap(pad => alignedBase64(bytes, pad))],
    ['hexadecimal', [bytes.toString('hex')]],
    ['reversed', [[...canary].reverse().join('')]],
  ] as const;
  if (cache.size > 10_000) cache.clear();
  cache.set(canary, forms);
  return forms;
}

function alignedBase64(bytes: Buffer, pad: number): string[] {
  const start = Math.ceil((pad * 8) / 6);
  const whole = Buffer.concat([Buffer.alloc(pad), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const end = Math.floor(((pad + bytes.length) * 8) / 6);
  const text = whole.slice(start, end);
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}

/** Percent-encoding, JSON escapes and HTML references taken back. */
function unescaped(text: string): string {
  return text
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
