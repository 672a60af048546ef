/**
 * `tenants` says what each tenant has, and every row of it, of `items` and of `api_keys` has a code
 * over what it holds (`../../authentic-rows.ts`). Whose values are in force is decided with what is
 * authenticated, so the view goes. The new name of `document` keeps servers of a former version, which
 * know nothing of codes, from writing. Tenants are compared by the bytes of their names.
 */
export const authenticatedRows = /* sql */ `
  DROP VIEW effective_values;

  ALTER TABLE settings RENAME COLUMN document TO value;

  ALTER TABLE tenants
    ALTER COLUMN tenant TYPE TEXT COLLATE "C",
    ADD COLUMN head TEXT NOT NULL DEFAULT '',
    ADD COLUMN code TEXT NOT NULL DEFAULT '';

  -- Over an item and all of its own values.
  ALTER TABLE items ADD COLUMN code TEXT NOT NULL DEFAULT '';

  ALTER TABLE api_keys ADD COLUMN code TEXT NOT NULL DEFAULT '';
`;
