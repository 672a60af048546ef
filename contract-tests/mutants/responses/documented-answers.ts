import { isRecord, valueAt } from '../../../src/contract/json-pointer.ts';

/** An answer that a document declares. */
export interface DocumentedAnswer {
  readonly operation: string;
  /** In upper case. */
  readonly method: string;
  /** As it stands in the document. */
  readonly path: string;
  readonly status: number;
  /** The fields that the document names, in lower case. */
  readonly headers: readonly string[];
  readonly members: readonly Member[];
}

/** A member of a documented body. */
export interface Member {
  /** `*` is each element of an array. */
  readonly path: readonly string[];
  readonly isRequired: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Every answer of every operation of a bundled document. */
export function documentedAnswers(document: Json): readonly DocumentedAnswer[] {
  return entries(document.paths).flatMap(([path, item]) =>
    entries(item).flatMap(([method, operation]) =>
      entries(operation.responses).map(([status, response]): DocumentedAnswer => {
        const { headers, content } = resolved(document, response);
        const [media] = entries(content).map(([, described]) => described);
        return {
          operation: String(operation.operationId),
          method: method.toUpperCase(),
          path,
          status: Number(status),
          headers: entries(headers).map(([name]) => name.toLowerCase()),
          members: membersOf(document, media?.schema, []),
        };
      }),
    ),
  );
}

/** The members of a schema and of what is in them. */
export function membersOf(
  document: Json,
  schema: unknown,
  at: readonly string[],
): readonly Member[] {
  if (!isRecord(schema)) return [];
  const { properties, required, items } = resolved(document, schema);
  const named = entries(properties).flatMap(([name, member]) => [
    {
      path: [...at, name],
      isRequired: Array.isArray(required) && required.includes(name),
    },
    ...membersOf(document, member, [...at, name]),
  ]);
  return [...named, ...membersOf(document, items, [...at, '*'])];
}

function resolved(document: Json, value: Json): Json {
  if (typeof value.$ref !== 'string') return value;
  const target = valueAt(document, value.$ref.slice('#/'.length).split('/'));
  if (!isRecord(target)) throw new Error(`there is nothing at ${value.$ref}`);
  return resolved(document, target);
}

function entries(value: unknown): readonly (readonly [string, Json])[] {
  return Object.entries(isRecord(value) ? value : {}).flatMap(([name, member]) =>
    isRecord(member) ? [[name, member] as const] : [],
  );
}
