import { isRecord } from '../../contract/json-pointer.ts';
import { isShown, type SecretShape, type Shape } from '../../contract/shape.ts';
import { nothing } from './nothing.ts';

/** Whether the document says what a view shows of a member, were it that it shows nothing. */
export function isJudged(shape: Shape): boolean {
  return isShown(shape) || (shape.kind === 'secret' && shape.shown === 'absent');
}

/** What a view shows in place of a secret; undefined where the document does not say. */
export function shownOf({ shown }: SecretShape, isStored: boolean): unknown {
  if (shown === null) return null;
  if (isRecord(shown)) return isStored ? shown.mask : undefined;
  return shown === 'absent' ? nothing : undefined;
}
