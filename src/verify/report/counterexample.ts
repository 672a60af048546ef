import { isRecord } from '../../contract/json-pointer.ts';
import type { Refutation } from '../case/refutation.ts';
import type { HttpRequest } from '../client/exchange.ts';
import type { Target } from '../client/target.ts';
import type { Step } from '../observe/step.ts';
import { curlLines, type UrlOf } from './curl.ts';
import { createKeyMask, type KeyMask } from './key-mask.ts';
import type { Counterexample, ReportedStep } from './report.ts';
import { shortened } from './value-text.ts';

/**
 * Turns a refutation into what a report shows. Requests were recorded with words in place of the user's
 * keys; answers and deliveries may echo a key, so here, and here alone, every text passes the mask.
 */
export function toCounterexample(
  refutation: Refutation,
  target: Target,
  replay: Counterexample['replay'],
): Counterexample {
  const mask = createKeyMask(target.options);
  const steps = refutation.steps.map(step => maskedStep(step, mask));
  const urlOf = (request: HttpRequest) => mask(target.shownUrlOf(request));
  return {
    observation: mask(refutation.message),
    steps: steps.map(step => toReportedStep(step, urlOf, mask)),
    expected: maskedValue(refutation.expected, mask),
    actual: maskedValue(refutation.actual, mask),
    curl: curlLines(steps, urlOf),
    replay,
  };
}

/** One request, to paste into a shell. */
export function toCurl(step: Step, target: Target): string {
  const mask = createKeyMask(target.options);
  const [line = ''] = curlLines([maskedStep(step, mask)], request =>
    mask(target.shownUrlOf(request)),
  );
  return line;
}

function maskedStep({ phase, request, response, arrivals }: Step, mask: KeyMask): Step {
  const text = mask(response.text);
  return {
    phase,
    // A round trip sends back what came, so requests pass as well.
    request: {
      ...request,
      path: mask(request.path),
      headers: maskedHeaders(request.headers, mask),
      ...(request.body !== undefined && { body: mask(request.body) }),
    },
    response: {
      status: response.status,
      headers: maskedHeaders(response.headers, mask),
      text,
      json: response.json === undefined ? undefined : parsed(text),
    },
    arrivals: arrivals.map(({ method, path, headers, text }) => ({
      method: mask(method),
      path: mask(path),
      headers: maskedHeaders(headers, mask),
      text: mask(text),
    })),
  };
}

function maskedHeaders(
  headers: Readonly<Record<string, string>>,
  mask: KeyMask,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [mask(name), mask(value)]),
  );
}

function maskedValue(value: unknown, mask: KeyMask): unknown {
  if (value === undefined) return undefined;
  const text = textOf(value);
  return text === null || isDeep(text) ? 'nested too deeply to be shown' : masked(value, mask);
}

/** Names as well, and numbers: a key may be one. */
function masked(value: unknown, mask: KeyMask): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number')
    return mask(String(value)) === String(value) ? value : mask(String(value));
  if (Array.isArray(value)) return value.map(element => masked(element, mask));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [mask(name), masked(member, mask)]),
  );
}

function toReportedStep(
  { phase, request, response, arrivals }: Step,
  urlOf: UrlOf,
  mask: KeyMask,
): ReportedStep {
  const showable = (text: string) => shownBody(text, mask);
  return {
    phase,
    request: {
      method: request.method,
      url: urlOf(request),
      headers: request.headers,
      ...(request.body !== undefined && { body: showable(request.body) }),
    },
    response: {
      status: response.status,
      headers: contentHeaders(response.headers),
      body: showable(response.text),
    },
    arrivals: arrivals.map(({ text, ...rest }) => ({
      ...rest,
      text: shortened(text, longestBody),
    })),
  };
}

/** The header fields that say something about the answer; dates and connection management do not. */
function contentHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const telling = ['content-type', 'allow', 'retry-after', 'location', 'www-authenticate'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => telling.includes(name)));
}

/** A report may have to hold hundreds of bodies. They are cut once they are masked: half of a key is none. */
const longestBody = 256 * 1024;

/** The JSON value of a body, or its text where it is none or one that no reporter could write again. */
function shownBody(text: string, mask: KeyMask): unknown {
  if (text.length > longestBody) return shortened(text, longestBody);
  return isDeep(text) ? text : masked(parsed(text), mask);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Some thousand levels parse but overflow the stack when written. */
function textOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return null;
  }
}

const deepest = 100;

function isDeep(json: string): boolean {
  let depth = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}
