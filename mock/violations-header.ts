import { toFragment } from '../src/contract/json-pointer.ts';
import type { PrismViolation } from './prism-problems.ts';

/** Tells what is wrong with a request where the body of the refusal is the document's own. */
export const violationsHeader = 'X-Holdfast-Violations';

/** Half of what common servers and clients take for a field. */
const longest = 4_096;

/** A JSON list in printable ASCII; what would make it too long is left out. */
export function violationsField(violations: readonly PrismViolation[]): string {
  const told: string[] = [];
  let length = 2;
  for (const { path: [place = 'request', ...rest] = [], message } of violations) {
    const pointer = rest.length === 0 ? {} : { pointer: toFragment(rest) };
    const entry = ascii(JSON.stringify({ in: place, ...pointer, detail: message }));
    if (length + entry.length + 1 > longest) break;
    length += entry.length + 1;
    told.push(entry);
  }
  return `[${told.join()}]`;
}

function ascii(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
