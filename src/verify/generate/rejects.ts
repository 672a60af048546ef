import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import type { Path } from '../../contract/json-pointer.ts';
import { nounFor, one } from '../client/credential-nouns.ts';
import type { HttpRequest } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { bodyMutations, type Mutation } from './body-mutations.ts';
import { bodyText } from './body-text.ts';
import type { Patch } from './patches.ts';
import { describes, isForeign } from './refusals.ts';
import { eitherWay, type Flags, requestBody } from './request-body.ts';
import { unmetNeeds } from './unmet-needs.ts';
import { baselines } from './updates.ts';

/** A request that any conforming server refuses, and with which status. */
export interface Reject {
  readonly what: string;
  readonly request: HttpRequest;
  readonly status: number;
  /** Statuses that will do as well. */
  readonly orElse?: readonly number[];
  /** Where in a JSON body the violation is. */
  readonly at?: Path;
}

/** A reason for a refusal, to be applied to a request that is complete and valid but for it. */
export interface RejectReason {
  readonly what: string;
  readonly reject: (patch: Patch, flags: Flags) => Reject;
  /** The mutation of the body that is behind it, if one is. */
  readonly mutation?: Mutation;
}

/** Every reason that the contract knows. */
export function rejectReasons(update: SettingsUpdate): readonly RejectReason[] {
  return [
    ...spoilings(update),
    ...unmetNeeds(update).map(toReason),
    ...bodyMutations(update).map(toReason),
  ];

  function toReason(mutation: Mutation): RejectReason {
    const { what, at, put } = mutation;
    const request = (patch: Patch, flags: Flags) =>
      post(update, bodyText(update, put(requestBody(update, patch, flags))) ?? '');
    return {
      what,
      mutation,
      reject: (patch, flags) => ({ what, at, status: 400, request: request(patch, flags) }),
    };
  }
}

/**
 * Requests that are refused whatever is stored, each kind of reason as often as the other; in a list that is
 * empty where the document refuses nothing.
 */
export function rejects(context: RuleContext): readonly fc.Arbitrary<Reject>[] {
  const reasons = rejectReasons(context.update).filter(
    ({ mutation }) => mutation?.dependsOnStored === undefined,
  );
  const kinds = [
    reasons.filter(({ mutation }) => mutation === undefined),
    reasons.filter(({ mutation }) => mutation !== undefined),
  ].filter(kind => kind.length > 0);
  if (kinds.length === 0) return [];
  const found = fc
    .record({
      reason: fc.oneof(...kinds.map(kind => fc.constantFrom(...kind))),
      patch: baselines(context),
      flags: anyFlags,
    })
    .map(({ reason, patch, flags }) => reason.reject(patch, flags));
  return [found];
}

/** Whether the document refuses anything. */
export function refusesAnything(update: SettingsUpdate): boolean {
  return rejectReasons(update).length > 0;
}

export const anyFlags: fc.Arbitrary<Flags> = fc
  .record({ guards: eitherWay, cascade: eitherWay })
  .map(({ guards, cascade }) => ({
    ...(guards !== undefined && { guards }),
    ...(cascade !== undefined && { cascade }),
  }));

const limit = 100 * 1024;
const emptyBody = 'an empty body';

/** What is wrong with a request around its body. */
function spoilings(update: SettingsUpdate): RejectReason[] {
  // Text that is not JSON has no places to point at.
  const syntax = { status: 400 };
  const nowhere = `${update.path}/no-such-address`;
  const [status, ...orElse] = update.authentication.refusals;
  const refusal = { status, orElse };
  const noun = nounFor(update.authentication);
  const found = [
    ...(update.form === undefined ? malformations() : []),
    spoiling(emptyBody, syntax, valid => ({ ...valid, body: '' })),
    spoiling('a body of more than 100 kB', { status: 413 }, (valid, body) => ({
      ...valid,
      body: body.padEnd(limit + 10),
    })),
    spoiling('a body sent as text/plain', { status: 415 }, valid => ({
      ...valid,
      headers: { 'content-type': 'text/plain' },
    })),
    spoiling('a body without a content type', { status: 415 }, valid => ({
      ...valid,
      headers: {},
    })),
    ...(update.authentication.isOptional
      ? []
      : [
          spoiling(`a call without ${one(noun)}`, refusal, valid => ({ ...valid, key: 'none' })),
          spoiling(`a call with ${one(noun, 'unknown')}`, refusal, valid => ({
            ...valid,
            key: 'unknown',
          })),
        ]),
    // Asked with a safe method as well: it may exist without being described.
    ...(update.methodsAt(nowhere).length > 0
      ? []
      : [
          spoiling('an address that does not exist', { status: 404 }, ({ body, ...bare }) => ({
            ...bare,
            method: 'GET',
            path: nowhere,
          })),
        ]),
    ...absentMethods(update).map(method =>
      // RFC 9110 section 15.6.2: a server that knows a method for no resource at all says so with a 501.
      spoiling(`the method ${method}`, { status: 405, orElse: [501] }, ({ body, ...bare }) => ({
        ...bare,
        method,
      })),
    ),
  ];
  if (!isForeign(update)) return found;
  const isSaid = ({ reject }: RejectReason) => {
    const { status } = reject({}, {});
    return [400, 401, 403].includes(status) || (status !== 404 && describes(update, status));
  };
  // A server may take no body for one without members.
  return found.filter(reason => reason.what !== emptyBody && isSaid(reason));

  function malformations(): RejectReason[] {
    return [
      spoiling('a body that ends too early', syntax, (valid, body) => ({
        ...valid,
        body: body.slice(0, -1),
      })),
      spoiling('a body with something after it', syntax, (valid, body) => ({
        ...valid,
        body: `${body}}`,
      })),
    ];
  }

  function spoiling(
    what: string,
    answer: Pick<Reject, 'status' | 'orElse'>,
    spoil: (valid: HttpRequest, body: string) => HttpRequest,
  ): RejectReason {
    return {
      what,
      reject: (patch, flags) => {
        const body = bodyText(update, requestBody(update, patch, flags)) ?? '';
        return { what, ...answer, request: spoil(post(update, body), body) };
      },
    };
  }
}

/**
 * Methods that the path lacks, to see them refused. Only safe ones (RFC 9110 section 9.2.1, RFC 4918
 * section 9.1): a server may have more methods than its document tells, and what a PUT or a DELETE
 * would do there cannot be taken back. No HEAD, whose answer has no body; no OPTIONS, which is for
 * everyone; no TRACE, as proxies and some web servers answer it themselves and with a page.
 */
export function absentMethods({ path, methodsAt }: SettingsUpdate): readonly string[] {
  const present = methodsAt(path);
  return ['GET', 'PROPFIND'].filter(method => !present.includes(method));
}

export function post(update: SettingsUpdate, body: string): HttpRequest {
  return {
    method: update.method.toUpperCase(),
    path: update.path,
    base: 'target',
    key: 'first',
    authentication: update.authentication,
    headers: { 'content-type': update.mediaType },
    body,
  };
}
