/**
 * The tables of the SQLite store, and `tenants`, whose rows are there to be locked: a transaction
 * that writes for a tenant takes its row first (`../transact.ts`). Values are TEXT, since JSONB
 * takes no U+0000 and keeps neither the order of members nor the spelling of numbers.
 */
export const settingsAndItems = /* sql */ `
  CREATE TABLE tenants (
    tenant TEXT PRIMARY KEY
  );

  CREATE TABLE settings (
    tenant   TEXT NOT NULL,
    resource TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (tenant, resource)
  );

  CREATE TABLE items (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    sequence   BIGINT NOT NULL,
    PRIMARY KEY (tenant, collection, id)
  );

  CREATE TABLE own_values (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    item       TEXT NOT NULL,
    key        TEXT NOT NULL,
    value      TEXT NOT NULL,
    sequence   BIGINT NOT NULL,
    PRIMARY KEY (tenant, collection, item, key),
    FOREIGN KEY (tenant, collection, item) REFERENCES items (tenant, collection, id) ON DELETE CASCADE
  );

  CREATE TABLE broadcasts (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    key        TEXT NOT NULL,
    value      TEXT NOT NULL,
    sequence   BIGINT NOT NULL,
    PRIMARY KEY (tenant, collection, key)
  );

  -- A key that an item has no own value of counts from the item's creation.
  CREATE VIEW effective_values (tenant, collection, item, key, value, source) AS
    SELECT own.tenant, own.collection, own.item, own.key, own.value, 'item'
    FROM own_values AS own
    WHERE NOT EXISTS (
      SELECT 1 FROM broadcasts AS newer
      WHERE newer.tenant = own.tenant AND newer.collection = own.collection
        AND newer.key = own.key AND newer.sequence > own.sequence
    )
    UNION ALL
    SELECT items.tenant, items.collection, items.id, sent.key, sent.value, 'broadcast'
    FROM items
    JOIN broadcasts AS sent ON sent.tenant = items.tenant AND sent.collection = items.collection
    LEFT JOIN own_values AS own ON own.tenant = items.tenant AND own.collection = items.collection
      AND own.item = items.id AND own.key = sent.key
    WHERE sent.sequence > coalesce(own.sequence, items.sequence);

  -- Every key that ever sealed here, with a text that only the same key opens.
  CREATE TABLE sealing_keys (
    id    TEXT PRIMARY KEY,
    proof TEXT NOT NULL
  );
`;
