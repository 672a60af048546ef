import type { NamedStep } from './named-steps.ts';
import { inline, phrase, shortened } from './value-text.ts';
import { visible } from './visible.ts';

const longest = 600;

/** A request, what it sends, what comes back, and which events arrive because of it. */
export function stepLines({ name, step }: NamedStep): readonly string[] {
  const { request, response, arrivals } = step;
  const indent = ' '.repeat(name.length + 2);
  return [
    `${name}. ${request.method} ${phrase(request.url)}${fieldsIn(request.headers)}`,
    ...(request.body === undefined ? [] : [`${indent}sends    ${short(request.body)}`]),
    `${indent}answers  ${response.status}${answerBody(response.body)}${fieldsIn(response.headers)}`,
    ...arrivals.map(
      ({ path, headers }) =>
        `${indent}arrives  ${visible(path)}${fieldsIn(headers, ofTheConnection)}`,
    ),
  ];
}

export function short(value: unknown): string {
  return shortened(inline(value), longest);
}

function answerBody(body: unknown): string {
  return body === '' ? '' : ` ${short(body)}`;
}

/** Fields that every HTTP/1.1 request has and that say nothing about a delivery. */
export const ofTheConnection: readonly string[] = ['host', 'connection', 'content-length'];

/** Header fields, unless they say no more than that the body is JSON. */
export function fieldsIn(
  headers: Readonly<Record<string, string>>,
  without: readonly string[] = [],
): string {
  const fields = Object.entries(headers)
    .filter(([name, value]) => !without.includes(name) && !isPlainJson(name, value))
    .map(([name, value]) => visible(`${name}: ${value}`));
  return fields.length === 0 ? '' : shortened(`  (${fields.join('; ')})`, longest);
}

function isPlainJson(name: string, value: string): boolean {
  return (
    name.toLowerCase() === 'content-type' && /^application\/json(; *charset=utf-8)?$/i.test(value)
  );
}
