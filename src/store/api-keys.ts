/** Keys of tenants at rest: digests alone, from which no key can be had back. */
export interface ApiKeys {
  add(key: ApiKey): Promise<void>;

  /** In the order of creation, revoked ones included. */
  list(): Promise<readonly ApiKeyEntry[]>;

  /** Whether there was such a key in force. */
  revoke(id: string, at: Date): Promise<boolean>;

  /** The tenant whose key has this digest, null for none and for a revoked one. */
  tenantOf(digest: Buffer): Promise<string | null>;
}

export interface ApiKey {
  /** Public: names the key in lists and to revoke it. */
  readonly id: string;
  readonly tenant: string;
  /** SHA-256 of the key. */
  readonly digest: Buffer;
  readonly createdAt: Date;
}

export interface ApiKeyEntry {
  readonly id: string;
  readonly tenant: string;
  readonly createdAt: Date;
  /** Null for a key in force. */
  readonly revokedAt: Date | null;
}
