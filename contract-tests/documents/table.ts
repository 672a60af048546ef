import { madeBy, markdownTable, median } from '../runner/table.ts';
import type { PublicDocument } from './documents.ts';
import type { Measured, Start } from './measure.ts';

/** What a run came to. */
export interface Outcome {
  readonly measured: readonly Measured[];
  readonly missing: readonly PublicDocument[];
}

const titles = ['document', 'Prism', 'Holdfast', 'GETs alike'];

export function toTable({ measured }: Outcome): string {
  return markdownTable(
    titles,
    measured.map(({ document, prism, holdfast, alike }) => [
      nameOf(document),
      shown(prism),
      shown(holdfast),
      `${alike.same} of ${alike.asked}`,
    ]),
  );
}

/** The documents that plain Prism starts with and Holdfast does not. */
export function lost({ measured }: Outcome): readonly Measured[] {
  return measured.filter(
    ({ prism, holdfast }) => prism.kind === 'started' && holdfast.kind === 'failed',
  );
}

export function summary(outcome: Outcome): string {
  const { measured, missing } = outcome;
  const count = (of: (one: Measured) => boolean) => measured.filter(of).length;
  const asked = measured.map(({ alike }) => alike);
  const sum = (of: (one: Measured['alike']) => number) =>
    asked.reduce((total, one) => total + of(one), 0);
  const ratios = measured.flatMap(({ prism, holdfast }) =>
    prism.kind === 'started' && holdfast.kind === 'started'
      ? [holdfast.milliseconds / prism.milliseconds]
      : [],
  );
  return [
    `Of ${measured.length} documents Prism starts ${count(({ prism }) => prism.kind === 'started')}, Holdfast ${count(({ holdfast }) => holdfast.kind === 'started')}; Prism starts ${lost(outcome).length} that Holdfast does not.`,
    `Of ${sum(({ asked: all }) => all)} GETs that both were asked, ${sum(({ same }) => same)} have the same status.`,
    `Holdfast takes ${median(ratios).toFixed(2)} times the CPU time of Prism to start (the median of the documents).`,
    ...(missing.length > 0
      ? [`Skipped, as the folder has them not: ${missing.map(nameOf).join(', ')}.`]
      : []),
  ].join('\n');
}

/** The section of the page, with how it came about. */
export function toSection(outcome: Outcome, command: string): string {
  return [madeBy(command), summary(outcome), toTable(outcome)].join('\n\n');
}

export function nameOf({ repository, path }: PublicDocument): string {
  return `${repository} ${path}`;
}

function shown(start: Start): string {
  return start.kind === 'started' ? `${Math.round(start.milliseconds)} ms` : 'does not start';
}
