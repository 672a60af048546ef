/** `number` is the order of creation; times are ISO 8601 in UTC. */
export const apiKeys = /* sql */ `
  CREATE TABLE api_keys (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    tenant     TEXT NOT NULL,
    digest     BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  ) STRICT;
`;
