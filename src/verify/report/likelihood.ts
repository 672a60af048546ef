import type { BrokenRule } from './report.ts';

/**
 * The rules that say most of a cause first, some by what differs or by the clause that is not kept. What
 * is sent has to be stored before what is left out can be kept, and both before items and events can
 * follow. Where plain updates are refused, it is no matter of strictness, and where only what does not
 * count is taken unchecked, no general one; credentials are refused for what they are. Items that are
 * reached unasked say more than how they are reached. Rules that something changes nothing, and those of
 * whole sequences, show every fault and say least of what it is.
 */
const byLikelihood = [
  'api-key-is-required refusal',
  'enabled-hook-needs-url refusal',
  'included-hook-is-updated acceptance',
  'requests-are-strict',
  'update-auth-guards-auth refusal',
  'requests-are-strict later',
  'type-switch-forgets-other former credentials',
  'credentials-arrive-intact altered credentials',
  'read-shows-the-update',
  'included-hook-is-updated',
  'credentials-arrive-intact acceptance',
  'included-auth-is-updated',
  'hook-fields-merge cleared',
  'omitted-hook-is-kept',
  'omitted-auth-is-kept',
  'included-hook-is-updated later',
  'included-auth-is-updated later',
  'hook-fields-merge',
  'enabled-hook-needs-url',
  'type-switch-forgets-other refusal',
  'auth-fields-merge-within-type',
  'type-switch-forgets-other',
  'update-auth-guards-auth',
  'password-is-masked',
  'apikey-value-is-masked',
  'update-all-reaches-every-item',
  'update-all-false-spares-items',
  'update-all-copies-sent-keys',
  'update-all-copies-sent-keys others',
  'new-items-start-from-settings',
  'credentials-arrive-intact',
  'events-follow-their-hook',
  'endpoints-are-separate',
  'update-of-one-spares-others',
  'replacement-leaves-nothing',
  'deleted-is-gone',
  'stale-update-is-refused',
  'response-has-documented-shape',
  'secrets-never-leak',
  'hostile-input-is-refused refusal',
  'errors-are-problems',
  'hostile-input-is-refused',
  'tenants-are-isolated',
  'api-key-is-required',
  'rejected-request-changes-nothing',
  'repeat-is-idempotent acceptance',
  'round-trip-changes-nothing',
  'concurrent-updates-all-land',
  'repeat-is-idempotent',
  'any-sequence-matches-the-model',
];

export const maskingRules = ['password-is-masked', 'apikey-value-is-masked'];

/** Rules that compare whatever comes of many requests, and so break with any of the others. */
export const ofSequences = [
  'round-trip-changes-nothing',
  'concurrent-updates-all-land',
  'repeat-is-idempotent',
  'any-sequence-matches-the-model',
];

/** Whether a rule says only that something changes nothing, or compares what comes of many requests. */
export function saysLeast({ id }: Pick<BrokenRule, 'id'>): boolean {
  return byLikelihood.indexOf(id) >= byLikelihood.indexOf('tenants-are-isolated');
}

/** The place in that order; what was sent and shows otherwise only later may be a matter of what keeps it. */
export function likelihoodOf({
  id,
  differs,
  sent,
  clause,
}: Pick<BrokenRule, 'id' | 'differs' | 'sent' | 'clause'>): number {
  const isLater = !sent && differs !== 'acceptance';
  const names = [
    `${id} ${differs}`,
    `${id} ${clause?.id}`,
    ...(isLater ? [`${id} later`] : []),
    id,
  ];
  const name = names.find(name => byLikelihood.includes(name));
  return name === undefined ? byLikelihood.length : byLikelihood.indexOf(name);
}
