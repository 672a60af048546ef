import type { Path } from './json-pointer.ts';
import { parsePointer } from './json-pointer.ts';

/** A runtime expression as OpenAPI 3.1 defines it for links (section 4.8.20.4), limited to bodies. */
export interface RuntimeExpression {
  readonly source: 'request' | 'response';
  readonly path: Path;
}

/** Null when the text is not a runtime expression over a body. */
export function parseRuntimeExpression(text: string): RuntimeExpression | null {
  const match = /^\$(request|response)\.body(?:#(\/.*)?)?$/.exec(text);
  if (match === null) return null;
  return {
    source: match[1] === 'request' ? 'request' : 'response',
    path: parsePointer(match[2] ?? ''),
  };
}
