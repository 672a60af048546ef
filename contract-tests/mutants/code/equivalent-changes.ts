import type { EquivalentChanges, Reason } from './equivalent/changes.ts';
import { equivalentInServer } from './equivalent/server.ts';
import { equivalentInSettings } from './equivalent/settings.ts';
import { equivalentInStore } from './equivalent/store.ts';
import type { CodeMutant } from './instrumented-copy.ts';

const equivalentChanges: readonly EquivalentChanges[] = [
  ...equivalentInSettings,
  ...equivalentInServer,
  ...equivalentInStore,
];

/** Why no request can tell a change from the code as it is, where it was found so; null for any other. */
export function equivalentChangeOf(mutant: CodeMutant): Reason | null {
  return equivalentChanges.find(one => isAmong(mutant, one)) ?? null;
}

function isAmong(mutant: CodeMutant, { file, changes }: EquivalentChanges): boolean {
  const [original, replacement] = [mutant.original, mutant.replacement].map(inOneLine);
  return (
    mutant.file === file &&
    changes.some(([from, to]) => from === original && (to === null || to === replacement))
  );
}

function inOneLine(code: string): string {
  return code.replaceAll(/\s+/g, ' ');
}
