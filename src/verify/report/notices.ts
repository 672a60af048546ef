import type { MissingSight, Report, ReportedRefusal } from './report.ts';
import { phrase, shortened } from './value-text.ts';
import { visible } from './visible.ts';

/** What is to be known of a run beside its rules. */
export interface Notice {
  readonly title: string;
  readonly message: string;
  /** Whether it fails the run, or is a warning. */
  readonly fails: boolean;
}

/** What fails the run first. */
export function noticesOf({ refused = [], missing = [] }: Report): readonly Notice[] {
  const all = [...refused.map(refusalNotice), ...missing.map(missingNotice)];
  return [...all.filter(({ fails }) => fails), ...all.filter(({ fails }) => !fails)];
}

function refusalNotice({ operation, always, reason, curl }: ReportedRefusal): Notice {
  return {
    title: phrase(`${operation} refuses ${always ? 'every valid update' : 'valid updates'}`),
    message: `${phrase(reason)}: ${shortened(visible(curl), 2_000)}`,
    fails: always,
  };
}

function missingNotice({ requirement, required, reason, rules }: MissingSight): Notice {
  return {
    title: required ? titles[requirement] : 'the test hooks (--admin) do not work',
    message: `${phrase(reason)} (not judged for want of it: ${rules.join(', ')})`,
    fails: required,
  };
}

const titles: Readonly<Record<MissingSight['requirement'], string>> = {
  deliveries: 'deliveries are required and missing',
  items: 'items are required and missing',
  'second-key': 'a second key is required and missing',
  all: 'every rule is required and one could not be judged',
};
