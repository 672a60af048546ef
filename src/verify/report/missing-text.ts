import type { MissingSight } from './report.ts';
import { phrase } from './value-text.ts';

/** A line for what is missing: a failure of the run where it was required, else a warning. */
export interface MissingText {
  readonly title: string;
  readonly message: string;
  readonly required: boolean;
}

export function missingTexts(missing: readonly MissingSight[] = []): readonly MissingText[] {
  return missing.map(({ requirement, required, reason, rules }) => ({
    title: required ? titles[requirement] : 'the test hooks (--admin) do not work',
    message: `${phrase(reason)} (not judged for want of it: ${rules.join(', ')})`,
    required,
  }));
}

const titles: Readonly<Record<MissingSight['requirement'], string>> = {
  deliveries: 'deliveries are required and missing',
  items: 'items are required and missing',
  'second-key': 'a second key is required and missing',
  all: 'every rule is required and one could not be judged',
};
