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
}

/** What a call comes to. Exactly one of `data` and `error` is there. */
export type Answer<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | {
      readonly data?: never;
      readonly error: Problem | RedirectNotFollowed | AnswerNotAsDocumented;
      readonly response: Response;
    };

/** Reads an answer to `url`: `refusal` is the body of one that is no success. */
export async function readAnswer<Data extends object>(
  url: string,
  response: Response,
  refusal: unknown,
): Promise<Answer<Data>> {
  if (isRedirect(response)) return { error: redirectNotFollowed(url, response), response };
  if (!response.ok) return { error: problem(response, refusal), response };
  const data = parseObject<Data>(await response.text());
  return data === null ? { error: notAsDocumented(response), response } : { data, response };
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
function problem(response: Response, body: unknown): Problem {
  const { status, statusText } = response;
  const title = statusText || `The server answered with status ${status}`;
  const isProblem = mediaType(response) === 'application/problem+json' && isObject(body);
  return isProblem ? { title, ...body, status } : { status, title };
}

function notAsDocumented(response: Response): AnswerNotAsDocumented {
  const { status } = response;
  return {
    status,
    title: 'The answer is not as the contract describes it',
    detail: `The server answered ${status} (${mediaType(response) || 'no media type'}) without a JSON object.`,
    code: 'answer-not-as-documented',
  };
}

function mediaType({ headers }: Response): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Null for all that is no JSON object; the members are taken as the contract promises them. */
function parseObject<T extends object>(text: string): T | null {
  try {
    const value: T = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
