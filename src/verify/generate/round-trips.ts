import { isRecord } from '../../contract/json-pointer.ts';
import { isShown, type Shape, type WhenOmitted } from '../../contract/shape.ts';

/** Whether a view that is sent back as a request says what is stored already, by the document. */
export function isRoundTrip(shape: Shape, omitted: WhenOmitted = 'keep'): boolean {
  if (shape.kind === 'secret') {
    if (shape.shown === null && shape.nulls !== 'keep') return false;
    if (isRecord(shape.shown) && !shape.shown.keeps) return false;
    return isShown(shape) || omitted === 'keep' || shape.omitted === 'keep';
  }
  if (!isShown(shape) && omitted === 'reset') return false;
  if (shape.kind === 'value') return shape.nulls !== 'refuse';
  return shape.kind === 'group'
    ? Object.values(shape.members).every(member => isRoundTrip(member, shape.omitted))
    : Object.values(shape.branches).every(branch => isRoundTrip(branch, branch.omitted));
}
