import type { IRouter } from 'express';
import { addressed, type PathValues } from '../contract/addressed.ts';
import type {
  Contract,
  DescribedOperation,
  ReadOperation,
  Resource,
  SettingsUpdate,
} from '../contract/contract.ts';
import { type Path, withValueAt } from '../contract/json-pointer.ts';
import { placeOfView, readingHint } from '../contract/settings-read.ts';
import { readUpdate } from '../http/read-update.ts';
import { badRequest } from '../problem/refusals.ts';
import { applyUpdate, type UpdateOptions } from '../settings/apply-update.ts';
import { viewOf } from '../settings/view.ts';
import type { Store } from '../store/store.ts';
import { addResource } from './add-resource.ts';
import type { Admission, TenantWork } from './admission.ts';
import { BrokenAnswer } from './broken-answer.ts';
import type { Exchange } from './exchange.ts';
import type { Serve } from './serve.ts';

/** Routes every annotated operation of the contract; none of them has code of its own. */
export function addUpdates(
  routes: IRouter,
  serve: Serve,
  { updates, resources }: Contract,
  store: Store,
  admission: Admission,
  options: UpdateOptions,
): void {
  const works = [
    ...updates.map(update => ({
      ...update,
      work: admission(update.authentication, createUpdateWork(update, store, options)),
    })),
    ...resources.flatMap(resource => {
      const { read } = resource;
      if (read === undefined) return [];
      return [
        { ...read, work: admission(read.authentication, createReadWork(resource, read, store)) },
      ];
    }),
  ];
  for (const [route, operations] of Map.groupBy(works, ({ path }) => path)) {
    const byMethod = operations.map(({ method, work }) => [method, work]);
    addResource(routes, serve, toPath(route), Object.fromEntries(byMethod), {
      route,
      hint: method =>
        readingHint(
          method,
          updates.filter(({ path }) => path === route),
        ),
    });
  }
}

function createReadWork(
  { name, key, shape }: Resource,
  read: ReadOperation,
  store: Store,
): TenantWork {
  const target = { resource: name, key, shape };
  return async (exchange, tenant) => {
    const settings = await store.readSettings(tenant, addressed(target, valuesIn(exchange)));
    exchange.answerJson(read.success.status, shownBy(read, read.at, viewOf(shape, settings)));
  };
}

function createUpdateWork(
  update: SettingsUpdate,
  store: Store,
  options: UpdateOptions,
): TenantWork {
  const { resource, key, settings: shape, cascade, read, success } = update;
  const target = { resource, key, shape, ...(cascade && { cascade }) };
  return async (exchange, tenant) => {
    const body = await readUpdate(exchange.request, update);
    const violations = update.request(body);
    if (violations.length > 0) throw badRequest(violations);
    const outcome = await store.update(tenant, addressed(target, valuesIn(exchange)), current =>
      applyUpdate(update, current, body, options),
    );
    if (outcome.kind === 'rejected') throw badRequest(outcome.violations);
    if (success.body === null) return exchange.answerNothing(success.status);
    const view = read.kind === 'in-answer' ? viewOf(shape, outcome.settings) : undefined;
    exchange.answerJson(success.status, shownBy(update, placeOfView(read), view));
  };
}

/** The constants of the success schema, in its order, and the view at its place. */
function shownBy({ success }: DescribedOperation, at: Path | null, view: unknown): unknown {
  const body =
    view === undefined || at === null
      ? success.constants
      : withValueAt(success.constants, at, view);
  if (success.body !== null && success.body(body).length > 0) throw new BrokenAnswer();
  return body;
}

function valuesIn({ request }: Exchange): PathValues {
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, [value].flat().join('/')]),
  );
}

/** A path of the document as Express writes it. */
function toPath(route: string): string {
  return route
    .split(/(\{[^{}]*\})/)
    .map(part =>
      /^\{.*\}$/.test(part)
        ? `:${JSON.stringify(part.slice(1, -1))}`
        : part.replace(/[()[\]+?!:*{}\\]/g, '\\$&'),
    )
    .join('');
}
