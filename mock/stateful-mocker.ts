import type { SettingsUpdate } from '../src/contract/contract.ts';
import { isRecord } from '../src/contract/json-pointer.ts';
import { withView } from '../src/contract/settings-read.ts';
import { badRequest } from '../src/problem/refusals.ts';
import type { Settings } from '../src/settings/settings.ts';
import { viewOf } from '../src/settings/view.ts';
import type { AppliedUpdate } from './console/exchange.ts';
import { type Preferences, picksResponse } from './preferences.ts';
import { errorsAmong, fromViolations } from './prism-problems.ts';
import type { Leak } from './scenarios/leak.ts';
import { type Mocker, refuse } from './strict-mocker.ts';
import type { Tenant } from './tenant.ts';

/** A request of an annotated operation, and whose settings it updates. */
export interface StatefulRequest {
  readonly update: SettingsUpdate;
  readonly tenant: Tenant;
  readonly leak: Leak;
  /** Tenants that a leak lets the update reach as well. */
  readonly accomplices: readonly Tenant[];
  /** Told of an update that counted. */
  readonly updated: (applied: AppliedUpdate) => void;
}

/**
 * Lets Prism negotiate, and where the outcome is the plain success, updates the tenant's settings and
 * shows them in place of the example. A response picked by `Prefer` is a rehearsal and changes nothing.
 */
export function statefulMocker(
  { update, tenant, leak, accomplices, updated }: StatefulRequest,
  preferences: Preferences,
  negotiate: Mocker,
): Mocker {
  return options => logger => {
    const { data, validations } = options.input;
    const violations = errorsAmong(validations);
    if (violations.length > 0) return refuse(fromViolations(violations));
    const negotiated = negotiate(options)(logger);
    if (negotiated._tag === 'Left' || picksResponse(preferences)) return negotiated;
    if (negotiated.right.statusCode !== update.success.status) return negotiated;
    const outcome = tenant.update(update, data.body, leak);
    if (outcome.kind === 'rejected') return refuse(badRequest(outcome.violations));
    for (const other of accomplices) other.update(update, data.body);
    updated(appliedUpdate(update, tenant, outcome.settings));
    const view = (leak.view ?? viewOf)(update.shape, outcome.settings);
    const example = isRecord(negotiated.right.body) ? negotiated.right.body : {};
    const body = withView(update.read, { ...example, ...update.success.constants }, view);
    return { _tag: 'Right', right: { ...negotiated.right, body } };
  };
}

/** The tenant knows no other change yet: from the update to here nothing waits. */
function appliedUpdate(
  { resource, cascade }: SettingsUpdate,
  tenant: Tenant,
  after: Settings,
): AppliedUpdate {
  const { settings, items } = tenant.lastChange();
  return {
    before: settings.get(resource) ?? after,
    after,
    itemsReached: items.get(cascade?.to ?? '')?.size ?? 0,
  };
}
