import { madeBy, markdownTable } from '../runner/table.ts';
import type { Inferred } from './infer.ts';
import type { Life } from './life.ts';
import { nameOf } from './table.ts';

const titles = ['document', 'updates', 'expressible', 'inferred', 'whole lives', 'right'];

/** The documents that have updates. */
export function updatesTable(inferred: readonly Inferred[]): string {
  return markdownTable(
    titles,
    inferred
      .filter(({ updates }) => updates > 0)
      .map(one => [
        nameOf(one.document),
        `${one.updates}`,
        `${one.expressible}`,
        `${one.inferred}`,
        `${one.lives.length}`,
        `${livesThat('right', one)}`,
      ]),
  );
}

export function updatesSummary(inferred: readonly Inferred[]): string {
  const sum = (of: (one: Inferred) => number) =>
    inferred.reduce((total, one) => total + of(one), 0);
  const [updates, expressible] = [sum(one => one.updates), sum(one => one.expressible)];
  const that = (kind: Life['kind']) => sum(one => livesThat(kind, one));
  const [lives, right] = [sum(one => one.lives.length), that('right')];
  return [
    `Of ${updates} updates in ${inferred.length} documents ${expressible} can be annotated (${percent(expressible, updates)}), ${sum(one => one.inferred)} of them without help; each of the others is refused by name.`,
    `Of ${sum(one => one.unseen)} that can be annotated no answer shows a member by its name: they are served, and judged by what they refuse alone.`,
    `Of ${lives} inferred resources that can be created, read, updated and deleted, ${right} live rightly on the mock and show it (${percent(right, lives)}), ${that('unseen')} live rightly and show nothing of what was sent but their key, ${that('wrong')} live wrongly, and ${that('untried')} could not be tried.`,
  ].join('\n');
}

export function updatesSection(inferred: readonly Inferred[], command: string): string {
  const reasons = Map.groupBy(
    inferred.flatMap(({ refused }) => refused).map(reasonOf),
    reason => reason,
  );
  const byCount = [...reasons].map(([reason, all]) => [`${all.length}`, reason] as const);
  const why = markdownTable(
    ['updates', 'refused since'],
    byCount.toSorted(([one], [other]) => Number(other) - Number(one)),
  );
  return [madeBy(command), updatesSummary(inferred), why, updatesTable(inferred)].join('\n\n');
}

function livesThat(kind: Life['kind'], { lives }: Inferred): number {
  return lives.filter(({ life }) => life.kind === kind).length;
}

/** The sentence without what is this document's alone. */
function reasonOf(refusal: string): string {
  return refusal
    .replace(/^\S+ \S+: /, '')
    .replace(/^\/\S+: /, '')
    .replace(/(?<=^the success of )\S+ \S+/, 'it')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/;.*$/s, '');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
