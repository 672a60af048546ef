import type { components } from '../generated/openapi.ts';

/** A problem as the contract describes it (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** The server wants the call made elsewhere. The client does not: the key would go along. */
export interface RedirectNotFollowed extends Problem {
  readonly code: 'redirect-not-followed';
  /** The origin that the redirect leads to; null where it is not told, as browsers never do. */
  readonly redirectsTo: string | null;
}

/** A success without the JSON that the contract describes, as of a proxy or a sign-in page. */
export interface AnswerNotAsDocumented extends Problem {
  readonly code: 'answer-not-as-documented';
  /** Nothing at all, as with a 204, or what is no JSON object or array. */
  readonly found: 'nothing' | 'no-json';
}

/** A refusal, with its body where that is JSON but no problem document. */
export interface Refusal<Body> extends Problem {
  readonly body?: Body;
}

/** What a call comes to. Exactly one of `data` and `error` is there; `data` is null for a success that has none. */
export type Answer<Data, ErrorBody = never> = Read<Data, ErrorBody> & {
  readonly response: Response;
};

/** An answer as values. */
export type Read<Data, ErrorBody> =
  | { readonly data: Data; readonly error?: never }
  | {
      readonly data?: never;
      readonly error: Refusal<ErrorBody> | RedirectNotFollowed | AnswerNotAsDocumented;
    };

/** How often the document has the success without content. */
export type WithoutContent = 'never' | 'sometimes' | 'always';

/** Reads the answer to a request of this url. `text` is the whole of its body. */
export function readAnswer<Data, ErrorBody>(
  url: string,
  response: Response,
  text: string,
  withoutContent: WithoutContent,
): Read<Data, ErrorBody> {
  if (isRedirect(response)) return { error: redirectNotFollowed(url, response) };
  if (!response.ok) return { error: refusal(response, text) };
  const isNothing = withoutContent === 'always' || (withoutContent === 'sometimes' && text === '');
  const parsed = parse<Data>(isNothing ? 'null' : text);
  return parsed === null || (parsed.value === null && !isNothing)
    ? { error: notAsDocumented(response, text) }
    : { data: parsed.value };
}

/** The statuses that `fetch` would follow (Fetch Standard section 2.2.3). */
const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/** The last is for a `fetch` that follows, whatever it is told; then the answer is somebody else's. */
function isRedirect({ type, status, redirected, headers }: Response): boolean {
  const pointsElsewhere = redirectStatuses.includes(status) && headers.has('location');
  return type === 'opaqueredirect' || pointsElsewhere || redirected;
}

function redirectNotFollowed(url: string, response: Response): RedirectNotFollowed {
  const location = response.redirected ? response.url : response.headers.get('location');
  const redirectsTo = location === null ? null : originOf(location, url);
  return {
    status: response.status,
    title: 'The server redirects, and the key does not follow',
    detail:
      redirectsTo === null
        ? 'Where to is not told. Use the address that the API answers at as the baseUrl.'
        : `The redirect leads to ${redirectsTo}. If the API is there, use its address as the baseUrl.`,
    code: 'redirect-not-followed',
    redirectsTo,
  };
}

/** The origin alone: the rest of an address may hold secrets. A location may be relative (RFC 9110 section 10.2.2). */
function originOf(location: string, base: string): string | null {
  if (!URL.canParse(location, base)) return null;
  const { origin } = new URL(location, base);
  return origin === 'null' ? null : origin;
}

/**
 * Something between us and the server, such as a proxy, may fail without a problem document. Its
 * status is then all there is to tell, and callers still get a problem (RFC 9457 section 4.2.1).
 */
function refusal<Body>(response: Response, text: string): Refusal<Body> {
  const { status, statusText } = response;
  const title = statusText || `The server answered with status ${status}`;
  if (mediaType(response) !== 'application/problem+json') {
    const parsed = parse<Body>(text);
    return { status, title, ...(parsed && { body: parsed.value }) };
  }
  const parsed = parse<object | null>(text);
  return Array.isArray(parsed?.value) ? { status, title } : { title, ...parsed?.value, status };
}

function notAsDocumented(response: Response, text: string): AnswerNotAsDocumented {
  const { status } = response;
  return {
    status,
    title: 'The answer is not as the contract describes it',
    detail: `The server answered ${status} (${mediaType(response) || 'no media type'}) ${text === '' ? 'with nothing' : 'without a JSON object'}.`,
    code: 'answer-not-as-documented',
    found: text === '' ? 'nothing' : 'no-json',
  };
}

function mediaType({ headers }: Response): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Null for all but a JSON object, array or null; the members are taken as the contract promises them. */
function parse<T>(text: string): { readonly value: T } | null {
  try {
    const value: T = JSON.parse(text);
    return typeof value === 'object' ? { value } : null;
  } catch {
    return null;
  }
}
