import type { IRouter } from 'express';
import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import { ContractError } from '../contract/contract-error.ts';
import { escapeToken } from '../contract/json-pointer.ts';
import { readingHint, withView } from '../contract/settings-read.ts';
import { readJson } from '../http/read-json.ts';
import { badRequest } from '../problem/refusals.ts';
import { applyUpdate, type UpdateOptions } from '../settings/apply-update.ts';
import type { Settings } from '../settings/settings.ts';
import { viewOf } from '../settings/view.ts';
import type { Store } from '../store/store.ts';
import { addResource } from './add-resource.ts';
import type { Admission, TenantWork } from './admission.ts';
import { BrokenAnswer } from './broken-answer.ts';
import type { Serve } from './exchange.ts';

/** Routes every annotated operation of the contract; none of them has code of its own. */
export function addUpdates(
  routes: IRouter,
  serve: Serve,
  { updates }: Contract,
  store: Store,
  admission: Admission,
  options: UpdateOptions,
): void {
  for (const [route, operations] of Map.groupBy(updates, update => update.path)) {
    const works = operations.map(update => [
      update.method,
      admission(createUpdateWork(update, store, options)),
    ]);
    addResource(routes, serve, toPath(route), Object.fromEntries(works), {
      route,
      hint: method => readingHint(method, operations),
    });
  }
}

function createUpdateWork(
  update: SettingsUpdate,
  store: Store,
  options: UpdateOptions,
): TenantWork {
  return async (exchange, tenant) => {
    const body = await readJson(exchange.request);
    const violations = update.request(body);
    if (violations.length > 0) throw badRequest(violations);
    const outcome = await store.update(tenant, update, current =>
      applyUpdate(update, current, body, options),
    );
    if (outcome.kind === 'rejected') throw badRequest(outcome.violations);
    exchange.answerJson(update.success.status, successBody(update, outcome.settings));
  };
}

/** The constants of the success schema, in its order, and the view at its place. */
function successBody(update: SettingsUpdate, settings: Settings): unknown {
  const body = withView(update.read, update.success.constants, viewOf(update.shape, settings));
  if (update.success.body(body).length > 0) throw new BrokenAnswer();
  return body;
}

/** A path of the document as Express writes it. Settings belong to a tenant alone, so a path with parameters has no meaning here. */
function toPath(route: string): string {
  if (/[{}]/.test(route)) {
    throw new ContractError(
      'document-invalid',
      `/paths/${escapeToken(route)}`,
      'an operation with "x-settings-update" cannot have path parameters; the key alone names whose settings it updates',
    );
  }
  return route.replace(/[()[\]+?!:*\\]/g, '\\$&');
}
