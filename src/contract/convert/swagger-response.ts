import { escapeToken, membersIn } from '../json-pointer.ts';
import type { Located } from '../schema.ts';
import type { Moves } from './moves.ts';
import { parameterOf } from './swagger-parameters.ts';

type Members = Readonly<Record<string, unknown>>;

/** A response of OpenAPI 2.0, which may stand elsewhere, as one of 3 at a place of its own. */
export function responseOf(
  { node, pointer }: Located<Members>,
  at: string,
  mediaTypes: readonly string[],
  moves: Moves,
): Members {
  const { schema, headers, examples, ...others } = node;
  if (pointer !== at) moves.record(pointer, at);
  const exemplary = Object.entries(membersIn(examples));
  const types = schema === undefined ? [] : mediaTypes;
  const content = [...new Set([...types, ...exemplary.map(([type]) => type)])].map(type => {
    const example = exemplary.find(([name]) => name === type);
    if (schema !== undefined)
      moves.record(`${pointer}/schema`, `${at}/content/${escapeToken(type)}/schema`);
    const described = {
      ...(schema !== undefined && { schema: structuredClone(schema) }),
      ...(example !== undefined && { example: example[1] }),
    };
    return [type, described] as const;
  });
  const fields = Object.entries(membersIn(headers)).map(
    ([name, header]) => [name, parameterOf(membersIn(header))] as const,
  );
  return {
    ...others,
    ...(fields.length > 0 && { headers: Object.fromEntries(fields) }),
    ...(content.length > 0 && { content: Object.fromEntries(content) }),
  };
}
