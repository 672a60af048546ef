import { valueAt } from '../../src/contract/json-pointer.ts';
import type { Findings } from '../runner/tool.ts';

/** What an answer through the proxy says against the server, for an example that the document offers. */
export function readPrismAnswer(example: string, status: number, body: string): Findings {
  const violations = valueAt(parsed(body), ['validation']);
  if (Array.isArray(violations) && violations.length > 0)
    return new Set(violations.map(violation => `${example}: ${describe(violation)}`));
  // An example is there to be sent, so whoever sends it expects it to be taken.
  return new Set(status >= 200 && status < 300 ? [] : [`${example}: answered with ${status}`]);
}

function describe(violation: unknown): string {
  const location = valueAt(violation, ['location']);
  const place = Array.isArray(location) ? location.join('.') : 'somewhere';
  return `${place}, ${valueAt(violation, ['code'])}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
