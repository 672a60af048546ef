import { formMediaType } from '../../contract/form/form.ts';
import { oneOf, wordPattern } from '../client/credential-words.ts';
import type { HttpRequest } from '../client/exchange.ts';
import { idText, itemIdsIn } from '../observe/item-ids.ts';
import type { Step } from '../observe/step.ts';
import { shellWord } from './shell-word.ts';

/** Where a request goes. */
export type UrlOf = (request: HttpRequest) => string;

/** What a shell puts in place of an id. */
type Variables = ReadonlyMap<string, string>;

/** One line per step. Ids that the server makes up are caught in variables, so that a replay finds its own. */
export function curlLines(steps: readonly Step[], urlOf: UrlOf): readonly string[] {
  const scopes = new Map<string, Map<string, string>>();
  const lines: string[] = [];
  let lists = 0;
  for (const [index, step] of steps.entries()) {
    const scope = scopeOf(step.request);
    const variables = scopes.get(scope) ?? new Map<string, string>();
    const command = curl(step.request, urlOf(step.request), variables);
    const ids = madeUpIds(step);
    const later = steps.slice(index + 1).map(({ request }) => request);
    if (!later.some(request => scopeOf(request) === scope && mentions(request, ids))) {
      // With the status and fields, and a line break after a body that has none.
      lines.push(`curl -si -w '\\n' ${command}`);
      continue;
    }
    const list = `IDS_${++lists}`;
    for (const [at, id] of ids.entries())
      variables.set(id, ids.length === 1 ? `$${list}` : `$(echo "$${list}" | cut -d, -f${at + 1})`);
    scopes.set(scope, variables);
    lines.push(`${list}=$(curl -s ${command} | ${onlyIds})`);
  }
  return lines;
}

/** `{"ids": ["a", "b"]}`, however it is laid out, to `a,b`. */
const onlyIds = String.raw`tr -d ' \n"' | sed 's/.*ids:\[\([^]]*\)\].*/\1/'`;

function madeUpIds({ response }: Step): readonly string[] {
  const ids = itemIdsIn(response.text)?.map(idText) ?? [];
  const isPlain = (id: string) => /^[\w.~-]+$/.test(id);
  return ids.every(isPlain) ? ids : [];
}

/** Whose collection a request is about: elsewhere the same id is another item. */
function scopeOf({ key, path, body = '' }: HttpRequest): string {
  const [, collection = ''] =
    /\/items\/([^/?]+)/.exec(path) ?? /"collection":"([^"]+)"/.exec(body) ?? [];
  return `${key} ${collection}`;
}

function mentions({ path, body = '' }: HttpRequest, ids: readonly string[]): boolean {
  return ids.length > 0 && [path, body].some(text => idPattern(ids).test(text));
}

function curl({ method, headers, body }: HttpRequest, url: string, ids: Variables): string {
  const fields = Object.entries(headers).map(([name, value]) =>
    value === '' ? `${name};` : `${name}: ${value}`,
  );
  const names = Object.keys(headers).map(name => name.toLowerCase());
  // With a body, curl adds a type of its own unless told to leave it out.
  if (body !== undefined && !names.includes('content-type')) fields.push('content-type:');
  return [
    // Brackets and braces are patterns to curl.
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    `-X ${method}`,
    word(url, ids),
    ...fields.map(field => `-H ${word(field, ids)}`),
    ...dataOptions(headers, body).map(([option, text]) => `${option} ${word(text, ids)}`),
  ].join(' ');
}

/** What sends a body: a form field by field, as people write it, where curl makes the same form of it. */
function dataOptions(
  headers: HttpRequest['headers'],
  body: string | undefined,
): readonly (readonly [option: string, text: string])[] {
  if (body === undefined) return [];
  const isForm = Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith(formMediaType),
  );
  const pairs = isForm ? [...new URLSearchParams(body)] : [];
  const isWhole =
    pairs.length > 0 &&
    pairs.every(([name]) => name !== '') &&
    new URLSearchParams(pairs).toString() === body;
  if (!isWhole) return [['--data-raw', body]];
  // The name is sent as it stands.
  return pairs.map(([name, value]) => [
    '--data-urlencode',
    `${encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${value}`,
  ]);
}

/** A shell word in which keys and ids are variables. */
function word(text: string, ids: Variables): string {
  const known = [wordPattern, ...(ids.size === 0 ? [] : [idPattern([...ids.keys()])])];
  const pattern = new RegExp(known.map(({ source }) => source).join('|'), 'g');
  let literalFrom = 0;
  let result = '';
  const literal = (end: number) =>
    end > literalFrom ? shellWord(text.slice(literalFrom, end)) : '';
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    result += `${literal(match.index)}"${ids.get(found) ?? found}"`;
    literalFrom = match.index + found.length;
  }
  return result + literal(text.length) || "''";
}

/** An id where one is expected, as a segment of a path or as the member `id`: `7` is in many other places. */
function idPattern(ids: readonly string[]): RegExp {
  return new RegExp(`(?<=/|"id":"?)(?:${oneOf(ids)})(?=[/?]|"?[,}]|$)`);
}
