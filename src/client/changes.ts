/** Some of what was edited: any member may be left out but `type`, without which credentials say nothing. */
export type Changes<Edited> = Edited extends readonly unknown[]
  ? Edited
  : Edited extends object
    ? { [Name in keyof Edited as Name extends 'type' ? Name : never]: Edited[Name] } & {
        [Name in keyof Edited as Name extends 'type' ? never : Name]?: Changes<Edited[Name]>;
      }
    : Edited;

/**
 * The smallest update that turns what a view shows into what was edited: what to send as `webhooks`.
 * It has what differs, and nothing of a secret that was not edited, which a view shows as null or as a
 * mask. A null where the view has a value clears it. Where `auth` gets another type, all members of that
 * type are there, since the former credentials are forgotten. What `edited` leaves out stays as it is.
 *
 * `/webhooks` minds `auth` with `updateAuth: true` only, which may always be there.
 *
 * @param view - Settings as an answer shows them.
 * @param edited - The same with other values, and with secrets in their places where they are new.
 * @returns An empty object where nothing differs.
 * @example
 * import { changes, createClient, type RequestBody } from 'holdfast/client';
 *
 * const client = createClient({ baseUrl: 'http://127.0.0.1:4010', apiKey: 'demo' });
 * const { data } = await client.POST('/webhooks', { body: { webhooks: {} } });
 * if (data) {
 *   const edited: RequestBody<'/webhooks'>['webhooks'] = structuredClone(data.webhook);
 *   edited.start = { status: true, url: 'https://example.com/started' };
 *   const webhooks = changes(data.webhook, edited); // { start: { status: true, url: '…' } }
 *   await client.POST('/webhooks', { body: { webhooks, updateAuth: true } });
 * }
 */
export function changes<const Edited extends object>(view: object, edited: Edited): Changes<Edited>;
export function changes(view: object, edited: object): object {
  return difference({ ...view }, { ...edited });
}

function difference(view: Members, edited: Members): Members {
  return isExclusive(view) || isExclusive(edited)
    ? ofExclusive(view, edited)
    : different(edited, (name, value) => {
        const shown = view[name] ?? null;
        if (isSame(shown, value)) return undefined;
        if (!isMembers(value)) return value;
        const below = difference(isMembers(shown) ? shown : {}, value);
        return Object.keys(below).length > 0 ? below : undefined;
      });
}

/** A JSON object, of which nothing is known. */
type Members = Readonly<Record<string, unknown>>;

/** `x-exclusive-by: type`: the value of `type` is the name of the one member beside it that is stored. */
function isExclusive(members: Members): boolean {
  return isMembers(branchOf(members));
}

function branchOf({ type, ...members }: Members): unknown {
  return typeof type === 'string' ? members[type] : undefined;
}

/** In a branch null keeps, so that it says nothing; and no view shows a secret, so that one like it is a mask. */
function ofExclusive(view: Members, edited: Members): Members {
  const { type } = edited;
  const branch = branchOf(edited);
  const shown = branchOf({ ...view, type });
  const isSwitched = type !== view.type;
  const below = different(isMembers(branch) ? branch : {}, (name, value, isSecret) => {
    const isAsShown = isMembers(shown) && isSame(shown[name], value);
    return value === null || (isAsShown && (isSecret || !isSwitched)) ? undefined : value;
  });
  const hasBelow = Object.keys(below).length > 0;
  if (!isSwitched && !hasBelow) return {};
  return { type, ...(hasBelow && { [String(type)]: below }) };
}

/** The members that `change` makes something of. A flag that tells of a secret's presence says nothing in a request. */
function different(
  edited: Members,
  change: (name: string, value: unknown, isSecret: boolean) => unknown,
): Members {
  const names = Object.keys(edited);
  const flagOf = (name: string) => `has${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const flags = names.map(flagOf);
  return Object.fromEntries(
    names
      .filter(name => edited[name] !== undefined && !flags.includes(name))
      .map(name => [name, change(name, edited[name], names.includes(flagOf(name)))])
      .filter(([, value]) => value !== undefined),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isMembers(one) || !isMembers(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
