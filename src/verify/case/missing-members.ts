import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, type Path, valueAt } from '../../contract/json-pointer.ts';
import type { Shape } from '../../contract/shape.ts';
import { shapesBelow } from '../../contract/shapes-below.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { secretKeysOf } from '../generate/keys.ts';
import { type Comparison, compare } from '../observe/compare.ts';
import { filled } from '../observe/filled.ts';
import { showsNothing } from '../observe/nothing.ts';
import { secretPlaces } from '../observe/secret-places.ts';

/** Whether a view has to have a member there: what shows of the value of a header is decided, not documented. */
export function isDue({ update, levels }: RuleContext, at: Path): boolean {
  if (levels.includes('decided')) return true;
  return !secretPlaces(update).some(
    ({ path, presence, headerValue }) =>
      headerValue && [path, presence].some(place => place?.join() === at.join()),
  );
}

/**
 * What a view has to show and leaves out, though one before it showed the member and nothing that a server
 * may choose members by is otherwise: it is not there any more. Where such a choice did change, the member
 * may be hidden as well as gone.
 */
export function withdrawn(
  { update, shown }: RuleContext,
  { missing }: Comparison,
  view: unknown,
): Comparison['missing'][number] | null {
  const found = missing.find(({ at, expected }) => {
    const name = showsNothing(expected) ? null : shown.nameIn(view, at);
    const former = name === null ? undefined : shown.lastWith(name);
    return former !== undefined && !chooses(update.shape, former, view);
  });
  return found ?? null;
}

/** Whether two views differ in a flag, or in one of few values: what a server may choose members by. */
function chooses(shape: Shape, former: unknown, view: unknown): boolean {
  if (shape.kind === 'value')
    return /"(?:boolean|enum|const)"/.test(JSON.stringify(shape.patch)) && differs(former, view);
  if (shape.kind === 'exclusive' && differs(valueAt(former, [shape.by]), valueAt(view, [shape.by])))
    return true;
  return Object.entries(shapesBelow(shape)).some(([name, member]) =>
    chooses(member, valueAt(former, [name]), valueAt(view, [name])),
  );
}

function differs(former: unknown, now: unknown): boolean {
  return now !== undefined && JSON.stringify(former) !== JSON.stringify(now);
}

/** What a view leaves out of all that may be stored here, be it set or not. */
export function leftOut(
  context: RuleContext,
  update: SettingsUpdate,
  view: unknown,
): Comparison['missing'] {
  const { secrets } = context.abilitiesOf(update);
  const untaken = secrets.offered ? [] : secretKeysOf(update);
  return compare(filled(update.shape, undefined), view)
    .missing.filter(({ at }) => !untaken.includes(at[0] ?? '') && isDue(context, at))
    .map(({ at }) => ({ at, expected: null }));
}

/** The contract lets a server answer with settings that are an object without members. */
export function isEmpty(view: unknown): boolean {
  return view === undefined || (isRecord(view) && Object.keys(view).length === 0);
}
