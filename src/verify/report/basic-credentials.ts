import { isRecord } from '../../contract/json-pointer.ts';

/**
 * The same with Basic credentials decoded (RFC 7617), or undefined where there are none: base64 hides
 * from a reader that eight stars arrived as the password.
 */
export function decoded(value: unknown): unknown {
  if (typeof value === 'string') return decodedText(value);
  if (!isRecord(value)) return undefined;
  const members = Object.entries(value).map(([name, member]) => [name, decoded(member)] as const);
  if (members.every(([, member]) => member === undefined)) return undefined;
  return Object.fromEntries(members.map(([name, member]) => [name, member ?? value[name]]));
}

function decodedText(text: string): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
