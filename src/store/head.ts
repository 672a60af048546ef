/**
 * What a tenant has. Its row stands for the others: it is authenticated, and names them, so that none
 * of them can be changed, missing or back from an earlier time without notice.
 */
export interface Head {
  /**
   * The tenant after this one, null for the last. So the row before an absent tenant proves that it is
   * absent, as an NSEC record does for a name (RFC 4034 section 4).
   */
  readonly next: string | null;
  /** By resource, the digest of the document. */
  readonly settings: ReadonlyMap<string, string>;
  /** By collection and key. */
  readonly broadcasts: ReadonlyMap<string, ReadonlyMap<string, Sent>>;
  /** By collection, the items; for no tenant, the API keys. */
  readonly sets: ReadonlyMap<string, RowSet>;
}

/** A broadcast that came before the own values of items with a lower sequence. */
export interface Sent {
  readonly sequence: number;
  readonly digest: string;
}

/**
 * The rows of a set, of any size: how many, and the sum of their codes modulo 2^128. A row changes it
 * without the others being read (an incremental multiset hash).
 */
export interface RowSet {
  readonly count: number;
  readonly sum: bigint;
}

/** The tenant that is none. Its row comes before every other one. */
export const noTenant = '';

/** The name of the set of API keys in the head of no tenant. */
export const apiKeySet = 'api_keys';

export const emptySet: RowSet = { count: 0, sum: 0n };

export function emptyHead(next: string | null): Head {
  return { next, settings: new Map(), broadcasts: new Map(), sets: new Map() };
}

/** The sequence of the last broadcast to a collection; 0 before the first. */
export function lastSequence({ broadcasts }: Head, collection: string): number {
  const sent = broadcasts.get(collection)?.values() ?? [];
  return Math.max(0, ...[...sent].map(({ sequence }) => sequence));
}

export function withDigest(head: Head, resource: string, digest: string): Head {
  return { ...head, settings: new Map(head.settings).set(resource, digest) };
}

export function withBroadcasts(
  head: Head,
  collection: string,
  sent: Iterable<readonly [key: string, sent: Sent]>,
): Head {
  const all = new Map([...(head.broadcasts.get(collection) ?? []), ...sent]);
  return { ...head, broadcasts: new Map(head.broadcasts).set(collection, all) };
}

/** The codes of rows that come into a set, and of those that go. */
export interface SetChange {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
}

export function withSet(head: Head, name: string, change: SetChange): Head {
  return {
    ...head,
    sets: new Map(head.sets).set(name, changed(head.sets.get(name) ?? emptySet, change)),
  };
}

export function changed({ count, sum }: RowSet, { added = [], removed = [] }: SetChange): RowSet {
  const total = added.reduce((so, code) => so + numberOf(code), sum);
  const left = removed.reduce((so, code) => so - numberOf(code), total);
  return { count: count + added.length - removed.length, sum: BigInt.asUintN(128, left) };
}

function numberOf(code: string): bigint {
  const tag = Buffer.from(code.slice(code.lastIndexOf('.') + 1), 'base64url');
  return BigInt(`0x0${tag.toString('hex')}`);
}

/** In the order of the databases, which compare the bytes of UTF-8. */
export function isBefore(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
}

/** As it stands in the row. */
type HeadText = readonly [
  next: string | null,
  settings: readonly (readonly [string, string])[],
  broadcasts: readonly (readonly [string, readonly (readonly [string, Sent])[]])[],
  sets: readonly (readonly [string, number, string])[],
];

export function toText({ next, settings, broadcasts, sets }: Head): string {
  const text: HeadText = [
    next,
    [...settings],
    [...broadcasts].map(([collection, sent]) => [collection, [...sent]]),
    [...sets].map(([name, { count, sum }]) => [name, count, sum.toString(16)]),
  ];
  return JSON.stringify(text);
}

/** Of a text that is authenticated, and so is one of ours. */
export function fromText(text: string): Head {
  const [next, settings, broadcasts, sets]: HeadText = JSON.parse(text);
  return {
    next,
    settings: new Map(settings),
    broadcasts: new Map(broadcasts.map(([collection, sent]) => [collection, new Map(sent)])),
    sets: new Map(sets.map(([name, count, sum]) => [name, { count, sum: BigInt(`0x${sum}`) }])),
  };
}
