import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { isRecord } from '../../../src/contract/json-pointer.ts';
import { conforming, type Members, type Steps, type Store } from './steps.ts';

/** An API of one resource: what its document says, written by hand. */
export interface Api {
  /** The path of all of them, or of the only one that a tenant has. */
  readonly path: string;
  /** What shows the id; a number in `id` unless given, else a text. */
  readonly idName?: string;
  /** Whether a tenant has many, each with an id; else it has one, which is always there. */
  readonly many: boolean;
  readonly method: 'PATCH' | 'PUT' | 'POST';
  readonly mediaType: string;
  /** What a new one is sent as, if not JSON, and what the text of a body says. */
  readonly newMediaType?: string;
  readonly parse?: (text: string) => unknown;
  /** What a success of the update answers with. */
  readonly answers: 'the settings' | 'nothing';
  /** The media type of answers, if not the usual one. */
  readonly type?: string;
  /** What an invalid body is refused with, if not 422. */
  readonly invalid?: number;
  /** What an id that is nobody's is refused with, if not 404. */
  readonly unknown?: number;
  /** Where answers have the settings. */
  readonly wrapper?: string;
  /** Answers with an entity tag, and asks for it where a request names one (RFC 9110 section 13.1.1). */
  readonly tags: boolean;
  /** What is wrong with a body, or null. */
  check(sent: Members, isNew: boolean): string | null;
  readonly steps: Partial<Steps>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Request {
  readonly method: string;
  readonly id: string | null;
  readonly text: string;
  readonly type: string;
  readonly ifMatch: string | undefined;
}

/** A server of such an API, whose steps may be others. */
export function resourceServer(
  api: Api,
  keys: readonly string[],
  change: (steps: Steps) => Partial<Steps> = () => ({}),
): RequestListener {
  const own = { ...conforming, ...api.steps };
  const steps = { ...own, ...change(own) };
  const json = { 'content-type': api.type ?? 'application/json' };
  const everything: Store = { settings: new Map(), owners: new Map(), nextId: 1 };
  return async (request, response) => {
    const { status, headers, body } = await answerTo(request);
    response.writeHead(status, { ...(body !== undefined && json), ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

  async function answerTo(message: IncomingMessage): Promise<Answer> {
    const tenant = steps.tenantOf(message.headers, keys);
    if (tenant === null) return refusal(401, 'who are you?');
    const [path = ''] = (message.url ?? '').split('?');
    if (path !== api.path && !path.startsWith(`${api.path}/`)) return refusal(404, 'nothing here');
    const id = path === api.path ? null : decodeURIComponent(path.slice(api.path.length + 1));
    const request = {
      method: message.method ?? '',
      id,
      text: await textOf(message),
      type: message.headers['content-type'] ?? '',
      ifMatch: message.headers['if-match'],
    };
    if (api.many && id === null) return answerOfAll(request, tenant);
    return answerOfOne({ ...request, id: id ?? tenant }, tenant);
  }

  function answerOfAll(request: Request, tenant: string): Answer {
    const { settings, owners } = everything;
    if (request.method === 'GET') {
      const ids = [...owners].flatMap(([id, owner]) => (owner === tenant ? [id] : []));
      const shown = ids.flatMap(id => steps.listed(id, everything) ?? []);
      return {
        status: 200,
        body: { all: shown.map(one => shownIn(one, steps.stored(everything, one))) },
      };
    }
    if (request.method !== 'POST') return refusal(405, 'GET or POST');
    const sent = readSent(request, api, api.newMediaType ?? 'application/json');
    if (typeof sent === 'string') return refusal(400, sent);
    const wrong = api.check(sent, true);
    if (wrong !== null) return refusal(api.invalid ?? 422, steps.refusal(wrong, request.text));
    const id = String(everything.nextId++);
    owners.set(id, tenant);
    settings.set(id, steps.created(sent));
    return { status: 201, ...tagged(id), body: wrapped(shownIn(id, steps.stored(everything, id))) };
  }

  function answerOfOne(request: Request & { readonly id: string }, tenant: string): Answer {
    const { id, method } = request;
    const { owners, settings } = everything;
    if (!api.many) owners.set(id, tenant);
    const isUpdate = method === api.method;
    if (!steps.isThere(id, tenant, everything) && (!isUpdate || steps.isMissing(id, everything)))
      return refusal(api.unknown ?? 404, `no ${id} here`);
    if (method === 'GET')
      return { status: 200, ...tagged(id), body: wrapped(shownIn(id, steps.read(everything, id))) };
    if (api.many && method === 'DELETE') {
      steps.remove(id, everything);
      return { status: 204 };
    }
    if (!isUpdate) return refusal(405, `GET or ${api.method}`);
    const sent = readSent(request, api, api.mediaType);
    if (typeof sent === 'string') return refusal(400, sent);
    const isStale = api.tags && request.ifMatch !== undefined && request.ifMatch !== tagOf(id);
    const before = settings.get(id) ?? {};
    if (isStale && steps.refusesStale(sent)) {
      settings.set(id, steps.afterStale(before, sent));
      return refusal(412, 'it has changed since');
    }
    const wrong = steps.refuses(sent) ? 'no' : api.check(sent, false);
    if (wrong !== null && !steps.passes(sent)) {
      settings.set(id, steps.afterRefusal(before, sent));
      return refusal(api.invalid ?? 422, steps.refusal(wrong, request.text));
    }
    steps.store(everything, id, steps.updated(before, sent), sent);
    if (api.answers === 'nothing') return { status: 204 };
    return { status: 200, ...tagged(id), body: wrapped(shownIn(id, steps.stored(everything, id))) };
  }

  function shownIn(id: string, stored: Members): Members {
    const own = api.idName === undefined ? { id: Number(id) } : { [api.idName]: id };
    return { ...(api.many && own), ...steps.view(stored) };
  }

  function wrapped(view: Members): unknown {
    return api.wrapper === undefined ? view : { [api.wrapper]: view };
  }

  function tagged(id: string): Pick<Answer, 'headers'> {
    return api.tags ? { headers: { etag: tagOf(id) } } : {};
  }

  function tagOf(id: string): string {
    const text = JSON.stringify(everything.settings.get(id) ?? {});
    return `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
  }
}

function refusal(status: number, message: string): Answer {
  return { status, body: { message } };
}

function readSent(
  { text, type }: Request,
  { parse = JSON.parse }: Api,
  mediaType: string,
): Members | string {
  if (type.split(';')[0]?.trim().toLowerCase() !== mediaType) return `send ${mediaType}`;
  try {
    const sent: unknown = parse(text);
    return isRecord(sent) ? sent : 'send an object';
  } catch {
    return 'send JSON';
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += chunk;
  return text;
}
