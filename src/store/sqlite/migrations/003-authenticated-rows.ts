/**
 * `tenants` says what each tenant has, and every row of it, of `items` and of `api_keys` has a code
 * over what it holds (`../../authentic-rows.ts`). Whose values are in force is decided with what is
 * authenticated, so the views go. The new name of `document` keeps servers of a former version, which
 * know nothing of codes, from writing.
 */
export const authenticatedRows = /* sql */ `
  DROP VIEW effective_values;
  DROP VIEW inherited_values;

  ALTER TABLE settings RENAME COLUMN document TO value;

  -- The head of a tenant stands beside its settings, under the resource that is none: an update that
  -- changes both then writes one page.
  ALTER TABLE settings ADD COLUMN code TEXT NOT NULL DEFAULT '';
  CREATE VIEW tenants (tenant, head, code) AS
    SELECT tenant, value, code FROM settings WHERE resource = '';

  -- Over an item and all of its own values.
  ALTER TABLE items ADD COLUMN code TEXT NOT NULL DEFAULT '';

  ALTER TABLE api_keys ADD COLUMN code TEXT NOT NULL DEFAULT '';
`;
