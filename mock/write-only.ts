import { isRecord } from '../src/contract/json-pointer.ts';
import { targetOf } from '../src/contract/schema.ts';

/**
 * A body without the members that its schema calls `writeOnly`: no response shows them (OpenAPI 3.0.4,
 * "Schema Object"), not even where an example has them. `root` is where references start.
 */
export function withoutWriteOnly(root: unknown, schema: unknown, body: unknown): unknown {
  const schemas = holding(root, [schema]);
  if (Array.isArray(body)) {
    const items = schemas.map(part => part.items);
    return body.map(entry => withoutWriteOnly(root, { anyOf: items }, entry));
  }
  if (!isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const described = schemas.map(part => memberOf(part, name));
      const isHidden = holding(root, described).some(part => part.writeOnly === true);
      return isHidden ? [] : [[name, withoutWriteOnly(root, { anyOf: described }, value)]];
    }),
  );
}

function memberOf({ properties, additionalProperties }: Schema, name: string): unknown {
  const isDescribed = isRecord(properties) && Object.hasOwn(properties, name);
  return isDescribed ? properties[name] : additionalProperties;
}

type Schema = Readonly<Record<string, unknown>>;

/** The schemas and all that may hold with them, alternatives included: better too little shown than a secret. */
function holding(root: unknown, schemas: readonly unknown[]): readonly Schema[] {
  const found = new Set<Schema>();
  const pending = [...schemas];
  for (let part = pending.pop(); pending.length > 0 || part !== undefined; part = pending.pop()) {
    if (!isRecord(part) || found.has(part)) continue;
    found.add(part);
    const { $ref, allOf, anyOf, oneOf } = part;
    if (typeof $ref === 'string') pending.push(targetOf(root, $ref)?.node);
    for (const more of [allOf, anyOf, oneOf]) if (Array.isArray(more)) pending.push(...more);
  }
  return [...found];
}
