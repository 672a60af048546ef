import { StoreError } from './store-error.ts';

/** How many rows hold a secret that was sealed anew, and how many a code that was made anew. */
export interface Renewed {
  readonly sealed: number;
  readonly coded: number;
}

/** Of a page of items, with the id of its last one; none behind the end. */
export interface RenewedPage {
  readonly last: string | undefined;
  readonly renewed: Renewed;
}

/** The transactions of a rotation; they are short, and stand beside the traffic. */
export interface Rotation {
  tenants(): Promise<readonly string[]>;
  collections(tenant: string): Promise<readonly string[]>;
  /** Of the page behind the item with this id; '' comes before all of them. */
  items(tenant: string, collection: string, after: string): Promise<RenewedPage>;
  /** Of what the tenant has beside its items. */
  belongings(tenant: string): Promise<Renewed>;
}

/**
 * Makes with the first key of the keyring what a former one sealed and authenticated, page by page.
 * Resolves with the number of rows whose secrets it sealed.
 */
export async function resealAll(rotation: Rotation, place: string): Promise<number> {
  const { sealed } = await walkAll(rotation);
  // What was written behind the first walk is made with the first key of whoever wrote it.
  const behind = await walkAll(rotation);
  if (behind.sealed + behind.coded === 0) return sealed;
  throw new StoreError(
    'wrong-keys',
    place,
    'another process still seals with a former key; restart it with the new key first in its secret keys, then rotate again',
  );
}

async function walkAll(rotation: Rotation): Promise<Renewed> {
  let renewed: Renewed = { sealed: 0, coded: 0 };
  for (const tenant of await rotation.tenants()) {
    for (const collection of await rotation.collections(tenant)) {
      let last: string | undefined = '';
      while (last !== undefined) {
        const page: RenewedPage = await rotation.items(tenant, collection, last);
        renewed = sum(renewed, page.renewed);
        last = page.last;
      }
    }
    renewed = sum(renewed, await rotation.belongings(tenant));
  }
  return renewed;
}

function sum(one: Renewed, other: Renewed): Renewed {
  return { sealed: one.sealed + other.sealed, coded: one.coded + other.coded };
}
