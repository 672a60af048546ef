import type { Authentication } from '../../src/contract/authentication.ts';
import { isRecord, valueAt } from '../../src/contract/json-pointer.ts';
import { ignoredKeys } from '../../src/settings/apply-update.ts';
import { asClientCall, asCurl } from './copy-as.ts';
import type { Exchange } from './exchange.ts';
import type { ExchangeDetail, ExchangeSummary, IgnoredKey } from './frames.ts';
import { rulesInvolved } from './rules-involved.ts';
import type { Shown } from './shown.ts';
import { shownBody } from './shown-body.ts';
import { shownSettings } from './shown-settings.ts';

/** Longer paths are cut: a request line may be as long as all header fields together. */
const longestPath = 200;

/** The line of the request log. */
export function summaryOf(exchange: Exchange): ExchangeSummary {
  const { id, at, method, path, hasQuery, status, durationMs, tenant, scenarios = [] } = exchange;
  return {
    id,
    at,
    method,
    path: path.length > longestPath ? `${path.slice(0, longestPath)}…` : path,
    hasQuery,
    status,
    ms: Math.round(durationMs),
    tenant: tenant ?? null,
    scenarios,
    ignored: ignoredBy(exchange),
  };
}

/** The keys that were sent and left as they were, since their flag was not raised; a leak may have let them count. */
function ignoredBy({ update, applied, body }: Exchange): readonly IgnoredKey[] {
  if (!update || applied === undefined) return [];
  const patch = valueAt(body, update.patch);
  return ignoredKeys(update, body)
    .filter(key => isRecord(patch) && Object.hasOwn(patch, key))
    .filter(key => applied.before[key] === applied.after[key])
    .map(key => ({ key, flag: (update.guards[key] ?? []).join('.') }));
}

export interface DetailOptions {
  readonly baseUrl: string;
  readonly authentication: Authentication;
  readonly statements: (rule: string) => string;
}

/** All of an exchange that may be shown. */
export function detailOf(exchange: Exchange, options: DetailOptions): ExchangeDetail {
  const { method, path, preferences, problem, applied, update, body: received } = exchange;
  const body = bodyOf(exchange);
  const { authentication = options.authentication } = update ?? {};
  const sent = update ?? undefined;
  const repeatable = { ...options, authentication, method, path, preferences, body, sent };
  return {
    ...summaryOf(exchange),
    body,
    isBodyHidden: received !== undefined && body === null,
    problem:
      problem === undefined
        ? null
        : { title: problem.title, ...(problem.detail !== undefined && { detail: problem.detail }) },
    violations: (problem?.errors ?? []).map(({ pointer, detail }) => ({ pointer, detail })),
    changed:
      applied === undefined || !update
        ? null
        : {
            places: changedPlaces(shownSettings(update.shape, applied.after, applied.before)),
            itemsReached: applied.itemsReached,
          },
    rules: rulesInvolved(exchange).map(id => ({ id, statement: options.statements(id) })),
    curl: asCurl(repeatable),
    clientCall:
      method === 'POST' && update && isOfClient(authentication) ? asClientCall(repeatable) : null,
  };
}

/** The typed client sends the key of the built-in document. */
function isOfClient({ alternatives: [requirement] }: Authentication): boolean {
  const [scheme, ...others] = requirement ?? [];
  return scheme?.kind === 'api-key' && scheme.field === 'apiKey' && others.length === 0;
}

/** Without an annotated operation there is no telling where secrets stand. */
function bodyOf({ update, body, status }: Exchange): Shown | null {
  if (!update || body === undefined) return null;
  return shownBody(update, body, status !== update.success.status);
}

function changedPlaces(shown: Shown, name = ''): string[] {
  if (shown.kind === 'members') {
    return shown.members.flatMap(member =>
      changedPlaces(member.shown, name === '' ? member.name : `${name}.${member.name}`),
    );
  }
  return 'changed' in shown ? [name] : [];
}
