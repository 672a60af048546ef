import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, type Path } from '../../contract/json-pointer.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { secretKeysOf } from '../generate/keys.ts';
import { type Comparison, compare } from '../observe/compare.ts';
import { filled } from '../observe/filled.ts';
import { secretPlaces } from '../observe/secret-places.ts';

/** Whether a view has to have a member there: what shows of the value of a header is decided, not documented. */
export function isDue({ update, levels }: RuleContext, at: Path): boolean {
  if (levels.includes('decided')) return true;
  return !secretPlaces(update).some(
    ({ path, presence, headerValue }) =>
      headerValue && [path, presence].some(place => place?.join() === at.join()),
  );
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
