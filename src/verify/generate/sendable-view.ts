import type { SettingsUpdate } from '../../contract/contract.ts';
import {
  membersIn,
  type Path,
  parsePointer,
  valueAt,
  withValueAt,
} from '../../contract/json-pointer.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import type { Patch } from './patches.ts';
import { requestBody } from './request-body.ts';

/**
 * A view as a request may send it back: without what the document has no place for in a request, as may be so with the flags beside secrets,
 * and with the null that stands for a secret.
 */
export function sendable(update: SettingsUpdate, view: Patch): Patch {
  const unknown = update
    .request(requestBody(update, view))
    .find(({ code, pointer }) => code === 'unknown-member' || isHidden(pointer));
  if (unknown === undefined) return view;
  const at = placeAt(unknown.pointer);
  return valueAt(view, at) === undefined
    ? view
    : sendable(update, membersIn(withValueAt(view, at, undefined)));

  function isHidden(pointer: string): boolean {
    const at = placeAt(pointer);
    const isSecret = secretPlaces(update).some(({ path }) => path.join() === at.join());
    return isSecret && valueAt(view, at) === null;
  }

  function placeAt(pointer: string): Path {
    return parsePointer(decodeURIComponent(pointer.slice(1))).slice(update.patch.length);
  }
}
