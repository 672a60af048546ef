import type { Refutation } from './case/refutation.ts';
import { isFiring } from './case/test-hooks.ts';
import { type HttpRequest, isSuccess, mayChange } from './client/exchange.ts';
import { type ItemId, idText, itemIdsIn } from './observe/item-ids.ts';

/** Whether a case ends with a look at an item, or at its events, that had been there before the last update. */
export function isOnOlderItem({ steps }: Refutation): boolean {
  const last = steps.at(-1)?.request;
  if (last === undefined) return false;
  const isMade = ({ method, path, base }: HttpRequest) =>
    base === 'admin' && method === 'POST' && path.startsWith('/items/');
  const made = steps.findIndex(
    ({ request, response }) =>
      isMade(request) && (itemIdsIn(response.text) ?? []).some(id => isAbout(last, id)),
  );
  const updated = steps.findLastIndex(
    ({ request, response }) => mayChange(request) && isSuccess(response),
  );
  return made !== -1 && made < updated;
}

function isAbout(request: HttpRequest, id: ItemId): boolean {
  if (isFiring(request)) return request.body?.includes(`"id":${id},`) === true;
  const path = `/${encodeURIComponent(idText(id).toWellFormed())}`;
  return request.base === 'admin' && request.path.endsWith(path);
}
