import admin from '../generated/admin.json' with { type: 'json' };
import openapi from '../generated/openapi.json' with { type: 'json' };
import { walk } from './document-walk.ts';

let found: ReadonlySet<string> | undefined;

/** The patterns of the platform's documents. A test shows that V8 can be trusted with each, which no start has to find out. */
export function ownPatterns(): ReadonlySet<string> {
  found ??= new Set([openapi, admin].flatMap(patternsIn));
  return found;
}

function patternsIn(document: unknown): readonly string[] {
  const patterns: string[] = [];
  walk(
    { node: document, pointer: '' },
    {
      visit({ node: { pattern } }) {
        if (typeof pattern === 'string') patterns.push(pattern);
      },
    },
  );
  return patterns;
}
