import { ContractError } from './contract-error.ts';
import { walk } from './document-walk.ts';
import { linearPattern } from './linear-pattern.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, membersOf, within } from './schema.ts';

/** The patterns that a schema itself has, each where it stands. */
export function patternsOf(schema: Located): readonly (readonly [source: string, at: Located])[] {
  const own = within(schema, 'pattern');
  return [
    ...(typeof own.node === 'string' ? [[own.node, own] as const] : []),
    ...membersOf(within(schema, 'patternProperties')),
  ];
}

/** Refuses the patterns at or below places that no engine can be trusted with: texts to try them on come from anybody. */
export function requireLinearPatterns(document: OpenApiDocument, places: readonly Located[]): void {
  const problems: ContractError[] = [];
  const visit = (schema: Located) => {
    for (const [source, { pointer }] of patternsOf(schema)) {
      if (!isHopeless(source)) continue;
      problems.push(
        new ContractError(
          'document-unsupported',
          pointer,
          'some texts would take this pattern for ever, for what it repeats and looks around at; write it without nested repetitions',
        ),
      );
    }
  };
  for (const place of places) walk(place, { visit, references: document });
  ContractError.throwAll(problems);
}

function isHopeless(source: string): boolean {
  try {
    return linearPattern(source) === null;
  } catch {
    // What is no pattern is told of by the validator.
    return false;
  }
}
