import type { RuleText } from '../../contract/rules.ts';

/** A rule as it is told of an operation that is in somebody else's document. */
export interface DocumentTitle extends RuleText {
  readonly id: string;
}

/**
 * What an operation without `x-rules` is held to: what its document and its annotations say, which has
 * the level `documented`, and what any careful reviewer expects. A rule that is not here is our own
 * choice, and counts for our own contract alone.
 */
export const documentTitles: Readonly<Record<string, DocumentTitle>> = {
  'omitted-hook-is-kept': {
    id: 'omitted-key-is-kept',
    level: 'documented',
    statement: 'A key that an update leaves out keeps its value.',
  },
  'included-hook-is-updated': {
    id: 'included-key-is-updated',
    level: 'documented',
    statement: 'Each key that is sent takes the value that was sent.',
  },
  'omitted-auth-is-kept': {
    id: 'omitted-secret-is-kept',
    level: 'documented',
    statement: 'A secret that an update leaves out stays.',
  },
  'included-auth-is-updated': {
    id: 'included-secret-is-updated',
    level: 'documented',
    statement: 'A secret that is sent takes the place of the stored one.',
  },
  'password-is-masked': {
    id: 'secret-is-masked',
    level: 'documented',
    statement:
      'A secret shows as the document has it, and the flag beside it tells whether one is stored.',
  },
  'apikey-value-is-masked': {
    id: 'header-value-is-masked',
    level: 'documented',
    statement: 'The value of a header that authenticates deliveries shows as the document has it.',
  },
  'update-all-reaches-every-item': {
    id: 'cascade-reaches-every-item',
    level: 'documented',
    statement: 'With the flag that cascades, what is sent reaches every existing item.',
  },
  'update-all-false-spares-items': {
    id: 'no-cascade-spares-items',
    level: 'documented',
    statement: 'Without the flag that cascades, no existing item changes.',
  },
  'api-key-is-required': {
    id: 'credentials-are-required',
    level: 'documented',
    statement: 'A call without valid credentials is refused, and changes nothing.',
  },
  'response-has-documented-shape': {
    id: 'response-has-documented-shape',
    level: 'documented',
    statement: 'A success has the documented status and body.',
  },
  'read-shows-the-update': {
    id: 'read-shows-the-update',
    level: 'documented',
    statement: 'What a read shows is what the answer to the update before it showed.',
  },
  'events-follow-their-hook': {
    id: 'events-follow-their-subscription',
    level: 'documented',
    statement:
      'An event is sent to the address of its own subscription, and only while that is enabled.',
  },
  'endpoints-are-separate': {
    id: 'resources-are-separate',
    level: 'documented',
    statement: 'An update of one resource leaves the others as they were.',
  },
  'update-of-one-spares-others': {
    id: 'update-of-one-spares-others',
    level: 'documented',
    statement: 'An update of one changes no other of the same resource.',
  },
  'hook-fields-merge': {
    id: 'members-of-a-key-merge',
    level: 'documented',
    statement: 'A member of a key that is left out keeps its value.',
  },
  'replacement-leaves-nothing': {
    id: 'replacement-leaves-nothing',
    level: 'documented',
    statement: 'What was replaced has nothing of the former one but what is kept on purpose.',
  },
  'type-switch-forgets-other': {
    id: 'other-branch-is-forgotten',
    level: 'documented',
    statement:
      'Of several branches the one that is named is stored, and what the others had is gone.',
  },
  'round-trip-changes-nothing': {
    id: 'round-trip-changes-nothing',
    level: 'documented',
    statement: 'What a view shows, sent back as an update, changes nothing.',
  },
  'update-auth-guards-auth': {
    id: 'guarded-key-needs-its-flag',
    level: 'documented',
    statement: 'A key that a flag guards counts with the flag alone.',
  },
  'repeat-is-idempotent': {
    id: 'repeat-is-idempotent',
    level: 'documented',
    statement: 'The same update twice leaves the same as once.',
  },
  'requests-are-strict': {
    id: 'invalid-bodies-are-refused',
    level: 'documented',
    statement: 'A body that the document rules out is refused, and one that it allows is taken.',
  },
  'errors-are-problems': {
    id: 'errors-are-problems',
    level: 'documented',
    statement: 'An error is a problem document, as the document says.',
  },
  'deleted-is-gone': {
    id: 'deleted-is-gone',
    level: 'documented',
    statement: 'What was deleted is not found any more, and in no list.',
  },
  'rejected-request-changes-nothing': {
    id: 'refused-update-changes-nothing',
    level: 'security',
    statement: 'A refused update changes nothing that a read shows.',
  },
  'stale-update-is-refused': {
    id: 'stale-update-is-refused',
    level: 'security',
    statement:
      'An update whose If-Match names an entity tag of before is refused with 412, and nothing is lost.',
  },
  'secrets-never-leak': {
    id: 'secrets-never-leak',
    level: 'security',
    statement: 'A stored or refused secret never appears, plain or encoded, in any answer.',
  },
  'tenants-are-isolated': {
    id: 'tenants-are-isolated',
    level: 'security',
    statement: "One tenant's requests never show or change what another one has.",
  },
  'concurrent-updates-all-land': {
    id: 'concurrent-updates-all-land',
    level: 'security',
    statement: 'Updates of different keys that are sent at the same time all take effect.',
  },
  'hostile-input-is-refused': {
    id: 'hostile-input-is-refused',
    level: 'security',
    statement: 'Malformed input is answered with a 4xx, never with a 5xx, and never hangs.',
  },
  'any-sequence-matches-the-model': {
    id: 'any-sequence-matches-the-model',
    level: 'security',
    statement:
      'After any sequence of updates and refusals, every view is what the rules above yield.',
  },
};

/** What our own contract calls a rule. */
export function ruleTitled(id: string): string {
  const found = Object.entries(documentTitles).find(([, title]) => title.id === id);
  return found?.[0] ?? id;
}
