/**
 * An item's own values and the broadcasts of `updateAll` stay apart: a broadcast is one row per key
 * however many items it reaches. `sequence` counts the broadcasts of a collection. An own value
 * carries the count at which it was written, so a broadcast with a higher one is newer.
 */
export const settingsAndItems = /* sql */ `
  CREATE TABLE settings (
    tenant   TEXT NOT NULL,
    resource TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (tenant, resource)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE items (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    sequence   INTEGER NOT NULL,
    PRIMARY KEY (tenant, collection, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE own_values (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    item       TEXT NOT NULL,
    key        TEXT NOT NULL,
    value      TEXT NOT NULL,
    sequence   INTEGER NOT NULL,
    PRIMARY KEY (tenant, collection, item, key),
    FOREIGN KEY (tenant, collection, item) REFERENCES items (tenant, collection, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE broadcasts (
    tenant     TEXT NOT NULL,
    collection TEXT NOT NULL,
    key        TEXT NOT NULL,
    value      TEXT NOT NULL,
    sequence   INTEGER NOT NULL,
    PRIMARY KEY (tenant, collection, key)
  ) STRICT, WITHOUT ROWID;

  -- Of the keys that an item has a value of its own of. Two lookups by primary key for each.
  CREATE VIEW effective_values (tenant, collection, item, key, value, source) AS
    SELECT own.tenant, own.collection, own.item, own.key,
      iif(sent.sequence > own.sequence, sent.value, own.value),
      iif(sent.sequence > own.sequence, 'broadcast', 'item')
    FROM own_values AS own
    LEFT JOIN broadcasts AS sent ON sent.tenant = own.tenant
      AND sent.collection = own.collection AND sent.key = own.key;

  -- Of the other keys, which the document got after the item was created: there the creation counts.
  CREATE VIEW inherited_values (tenant, collection, item, key, value, source) AS
    SELECT items.tenant, items.collection, items.id, sent.key, sent.value, 'broadcast'
    FROM items
    JOIN broadcasts AS sent ON sent.tenant = items.tenant AND sent.collection = items.collection
    WHERE sent.sequence > items.sequence AND NOT EXISTS (
      SELECT 1 FROM own_values AS own
      WHERE own.tenant = items.tenant AND own.collection = items.collection
        AND own.item = items.id AND own.key = sent.key
    );

  -- Every key that ever sealed here, with a text that only the same key opens.
  CREATE TABLE sealing_keys (
    id    TEXT NOT NULL PRIMARY KEY,
    proof TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
