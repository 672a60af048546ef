import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';

/** Which of the documented responses a client wants, in the words that Prism knows. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly seed?: string;
  readonly dynamic: boolean;
}

export const noPreferences: Preferences = { dynamic: false };

/** Whether the client picks a response, rather than to have the request count. */
export function picksResponse({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic;
}

/** Whether the client leaves the choice to the document. */
export function isPlain({ code, example, seed, dynamic }: Preferences): boolean {
  return code === undefined && example === undefined && seed === undefined && !dynamic;
}

/** `Prefer: code=404, example=name, dynamic=true` or, without such a header, `?__code=404` and so on. */
export function readPreferences(header: string | undefined, query: URLSearchParams): Preferences {
  if (header === undefined && query.size === 0) return noPreferences;
  const wanted = header === undefined ? inQuery(query) : inHeader(header);
  const code = wanted.get('code');
  const example = wanted.get('example');
  const seed = wanted.get('seed');
  const dynamic = wanted.get('dynamic') ?? 'false';
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) throw refusal('code', 'a status code');
  if (!/^(true|false)$/.test(dynamic)) throw refusal('dynamic', 'true or false');
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
    dynamic: dynamic === 'true',
  };
}

/** RFC 7240 section 2: the first of several counts, the name's case does not, and parameters are not for us. */
function inHeader(header: string): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const preference of header.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? []) {
    const [, name = '', quoted, bare] =
      /^\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/.exec(preference) ?? [];
    const key = name.toLowerCase();
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim() ?? '';
    if (!wanted.has(key)) wanted.set(key, value);
  }
  return wanted;
}

function inQuery(query: URLSearchParams): Map<string, string> {
  return new Map(
    ['code', 'example', 'seed', 'dynamic'].flatMap(name => {
      const value = query.get(`__${name}`);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

function refusal(name: string, expected: string): ProblemResponse {
  return new ProblemResponse(
    createProblem('malformed-request', { detail: `the preference "${name}" must be ${expected}` }),
  );
}
