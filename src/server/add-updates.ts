import type { Express } from 'express';
import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import { ContractError } from '../contract/contract-error.ts';
import { escapeToken, withValueAt } from '../contract/json-pointer.ts';
import { readJson } from '../http/read-json.ts';
import { invalidRequest } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { applyUpdate, type UpdateOptions } from '../settings/apply-update.ts';
import type { Settings } from '../settings/settings.ts';
import { viewOf } from '../settings/view.ts';
import type { Store } from '../store/store.ts';
import { addResource, type Handler } from './add-resource.ts';
import { answerJson } from './answer.ts';
import type { Authenticate } from './authenticate.ts';

/** Routes every annotated operation of the contract; none of them has code of its own. */
export function addUpdates(
  app: Express,
  { updates }: Contract,
  store: Store,
  authenticate: Authenticate,
  options: UpdateOptions,
): void {
  for (const [path, operations] of Map.groupBy(updates, update => update.path)) {
    const handlers = operations.map(update => [
      update.method,
      createUpdateHandler(update, store, authenticate, options),
    ]);
    addResource(app, toRoute(path), Object.fromEntries(handlers));
  }
}

function createUpdateHandler(
  update: SettingsUpdate,
  store: Store,
  authenticate: Authenticate,
  options: UpdateOptions,
): Handler {
  return async (request, response) => {
    const tenant = authenticate(request);
    const body = await readJson(request);
    const violations = update.request(body);
    if (violations.length > 0) throw new ProblemResponse(invalidRequest(violations));
    const outcome = await store.update(tenant, update, current =>
      applyUpdate(update, current, body, options),
    );
    if (outcome.kind === 'rejected') throw new ProblemResponse(invalidRequest(outcome.faults));
    answerJson(response, update.success.status, successBody(update, outcome.settings));
  };
}

/** The constants of the success schema, in its order, and the view at its place. */
function successBody(update: SettingsUpdate, settings: Settings): unknown {
  return withValueAt(update.success.constants, update.view, viewOf(update.shape, settings));
}

/** A path of the document as Express writes it. Settings belong to a tenant alone, so a path with parameters has no meaning here. */
function toRoute(path: string): string {
  if (/[{}]/.test(path)) {
    throw new ContractError(
      'document-invalid',
      `/paths/${escapeToken(path)}`,
      'an operation with "x-settings-update" cannot have path parameters; the key alone names whose settings it updates',
    );
  }
  return path.replace(/[()[\]+?!:*\\]/g, '\\$&');
}
