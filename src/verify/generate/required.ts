import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn, type Path, toFragment, withValueAt } from '../../contract/json-pointer.ts';
import { oncePer } from './once-per.ts';
import { complete } from './patches.ts';
import { requestBody } from './request-body.ts';

/** Where bodies that are only looked at, and never sent, point. */
const nowhere = ['https://hooks.example.com'];

/** A body that sends everything, the same one each time. */
export const sampleBody = oncePer((update: SettingsUpdate): unknown => {
  const [patch] = fc.sample(complete(update.shape, nowhere), { numRuns: 1, seed: 1 });
  return requestBody(update, membersIn(patch));
});

/** The smallest body that the document allows, as far as we can tell. */
export function leastBody(update: SettingsUpdate): unknown {
  const nothing = requestBody(update, {});
  return update.request(nothing).length === 0 ? nothing : sampleBody(update);
}

/**
 * Whether the document has every request send the member at a place of the settings. Its own validator
 * is asked, since a requirement may stand in any part of a schema.
 */
export function isRequired(update: SettingsUpdate, place: Path): boolean {
  const at = [...update.patch, ...place];
  return update
    .request(withValueAt(sampleBody(update), at, undefined))
    .some(({ code, pointer }) => code === 'missing-member' && pointer === toFragment(at));
}

/** Whether null may stand in place of the object at a place of the settings. */
export function admitsNullAt(update: SettingsUpdate, place: Path): boolean {
  const body = withValueAt(sampleBody(update), [...update.patch, ...place], null);
  return update.request(body).length === 0;
}
