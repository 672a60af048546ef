import type { SettingsUpdate } from '../src/contract/contract.ts';
import { isRecord } from '../src/contract/json-pointer.ts';
import { withView } from '../src/contract/settings-read.ts';
import { badRequest } from '../src/problem/refusals.ts';
import type { Settings } from '../src/settings/settings.ts';
import { viewOf } from '../src/settings/view.ts';
import type { Answer } from './answer.ts';
import type { Leak } from './scenarios/leak.ts';
import type { AppliedUpdate, Tenant } from './tenant.ts';

/** A request of an annotated operation, and whose settings it updates. */
export interface UpdateRequest {
  readonly update: SettingsUpdate;
  readonly tenant: Tenant;
  readonly leak: Leak;
  /** Tenants that a leak lets the update reach as well. */
  readonly crossed: readonly Tenant[];
  /** Valid by its schema. */
  readonly body: unknown;
}

/** Updates the tenant's settings; throws the 400 for what they refuse. */
export function updateSettings(request: UpdateRequest): AppliedUpdate {
  const { update, tenant, leak, crossed, body } = request;
  const outcome = tenant.update(update, body, leak);
  if (outcome.kind === 'rejected') throw badRequest(outcome.violations);
  for (const other of crossed) other.update(update, body);
  return outcome;
}

/** The described success with the settings in place of its example. */
export function withSettings(
  described: Answer,
  { success, settings: shape, read }: SettingsUpdate,
  settings: Settings,
  shown: typeof viewOf = viewOf,
): Answer {
  if (read.kind !== 'in-answer') return described;
  const example = isRecord(described.body) ? described.body : {};
  const body = { ...example, ...success.constants };
  return { ...described, body: withView(read, body, shown(shape, settings)) };
}
