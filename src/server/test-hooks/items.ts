import {
  itemChangePointer,
  readItemChange,
  readTestHookBody,
} from '../../contract/test-hook-bodies.ts';
import { invalidRequest } from '../../problem/problem.ts';
import { ProblemResponse } from '../../problem/problem-response.ts';
import { changeItem, type UpdateOptions } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import { viewOf } from '../../settings/view.ts';
import type { Store } from '../../store/store.ts';
import { found, type ItemKind } from './collections.ts';

export async function createItems(
  store: Store,
  tenant: string,
  kind: ItemKind,
  sent: unknown,
): Promise<{ ids: readonly string[] }> {
  const read = readTestHookBody('ItemCount', sent);
  if (read.kind === 'invalid') throw new ProblemResponse(invalidRequest(read.violations));
  return { ids: await store.createItems(tenant, kind, read.body.count) };
}

export async function showItem(
  store: Store,
  tenant: string,
  kind: ItemKind,
  id: string,
): Promise<unknown> {
  return itemBody(kind, id, found(await store.readItem(tenant, kind, id)));
}

export async function putItem(
  store: Store,
  tenant: string,
  kind: ItemKind,
  id: string,
  sent: unknown,
  options: UpdateOptions,
): Promise<unknown> {
  const { update } = kind;
  const read = readItemChange(update, sent);
  if (read.kind === 'invalid') throw new ProblemResponse(invalidRequest(read.violations));
  const outcome = found(
    await store.changeItem(tenant, kind, id, current =>
      changeItem(update, current, read.patch, options),
    ),
  );
  if (outcome.kind === 'rejected') {
    const errors = outcome.violations.map(violation => ({
      ...violation,
      pointer: itemChangePointer(update, violation.pointer),
    }));
    throw new ProblemResponse(invalidRequest(errors));
  }
  return itemBody(kind, id, outcome.settings);
}

function itemBody({ shape }: ItemKind, id: string, settings: Settings): unknown {
  return { id, webhooks: viewOf(shape, settings) };
}
