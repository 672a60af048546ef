import { type Authentication, schemesOf } from '../../contract/authentication.ts';
import { carried } from '../../contract/security-scheme.ts';
import type { Exchange, HttpRequest, HttpResponse, KeyRole } from './exchange.ts';
import type { HttpClient, WireRequest } from './http-client.ts';
import { type ExtraHeaders, headerWord, keyValues, keyWords } from './key-words.ts';
import { MadeItems } from './made-items.ts';
import { NoAnswer, RunEnded, TargetUnreachable } from './target-unreachable.ts';

export interface TargetOptions {
  readonly url: URL;
  /** Base of the test hooks, where the server has them. */
  readonly admin?: URL;
  /** How a request carries the key. */
  readonly authentication: Authentication;
  readonly apiKey: string;
  readonly secondApiKey?: string;
  /** Sent with every request, to the test hooks as well. */
  readonly headers?: ExtraHeaders;
}

/** How many requests a server that is there may leave without an answer before we give up. */
const mostSilences = 10;

/** The server under test. */
export class Target {
  readonly options: TargetOptions;
  /** Through the test hooks. */
  readonly made = new MadeItems();
  readonly #client: HttpClient;
  #exchanges = 0;
  #silences = 0;
  readonly #forgiven: string[] = [];

  constructor(options: TargetOptions, client: HttpClient) {
    this.options = options;
    this.#client = client;
  }

  /**
   * Sends a request; the exchange keeps the words for the keys, not the keys. `onRepeat` is called
   * before it is sent once more because its connection was lost.
   */
  async exchange(bare: HttpRequest, onRepeat?: () => void): Promise<Exchange> {
    const fields = { ...this.#extraFields(), ...this.#keyFields(bare.key), ...bare.headers };
    const request = { ...bare, headers: fields };
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      this.#withKeys(value),
    ]);
    const response = await this.#send({
      method: request.method,
      url: this.urlOf({ ...request, path: this.#withKeys(request.path, encodeURIComponent) }),
      headers: Object.fromEntries(headers),
      ...(request.body !== undefined && { body: this.#withKeys(request.body) }),
      ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
      ...(onRepeat !== undefined && { onRepeat }),
    });
    this.#exchanges += 1;
    return { request, response };
  }

  /** How many requests were answered so far. */
  get exchanges(): number {
    return this.#exchanges;
  }

  /** How many connections were lost so far, and perhaps with them what the server had in memory. */
  get losses(): number {
    return this.#client.losses;
  }

  /** Failures that did not come again when the same was asked, in words. */
  get forgiven(): readonly string[] {
    return this.#forgiven;
  }

  forgive(failure: string): void {
    this.#forgiven.push(failure);
  }

  /** Whether a server that left a request without an answer still answers others; no for good after a number of times. */
  async isThere(): Promise<boolean> {
    this.#silences += 1;
    if (this.#silences > mostSilences) return false;
    return this.#client.send({ method: 'GET', url: this.options.url, headers: {} }).then(
      () => true,
      () => false,
    );
  }

  urlOf({ base, path }: Pick<HttpRequest, 'base' | 'path'>): URL {
    return join(
      base === 'admin' ? (this.options.admin ?? this.options.url) : this.options.url,
      path,
    );
  }

  /** Whether a text, once its words are the keys they stand for, is a key that the target knows. */
  isKey(text: string): boolean {
    const { apiKey, secondApiKey } = this.options;
    return [apiKey, secondApiKey].includes(this.#withKeys(text));
  }

  get hasSecondKey(): boolean {
    return this.options.secondApiKey !== undefined;
  }

  #keyFields(role: KeyRole): Readonly<Record<string, string>> {
    if (role === 'none') return {};
    const fields = schemesOf(this.options.authentication).map(scheme => {
      const { name, value } = carried(scheme, keyWords[role]);
      return [name, value] as const;
    });
    return Object.fromEntries(fields);
  }

  #extraFields(): Readonly<Record<string, string>> {
    const names = Object.keys(this.options.headers ?? {});
    return Object.fromEntries(names.map(name => [name, headerWord(name)]));
  }

  #withKeys(text: string, encode: (key: string) => string = key => key): string {
    return keyValues(this.options).reduce(
      (all, [word, key]) => all.replaceAll(word, () => encode(key)),
      text,
    );
  }

  async #send(wire: WireRequest): Promise<HttpResponse> {
    try {
      return await this.#client.send(wire);
    } catch (error) {
      if (error instanceof TargetUnreachable || error instanceof RunEnded) throw error;
      throw this.#noAnswer(wire, error);
    }
  }

  #noAnswer({ method, url }: WireRequest, error: unknown): NoAnswer {
    const { origin, pathname } = url;
    // Only what the system says has a code; the rest is about an answer that came, or was waited for.
    const what =
      error instanceof Error && 'code' in error
        ? `${origin} cannot be reached (${reasonOf(error)}); is the server running?`
        : `${origin} gives no answer to ${method} ${pathname} that could be read: ${reasonOf(error)}`;
    return new NoAnswer(what, { cause: error });
  }
}

/** A name with several addresses fails with an error that has a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}

function join(base: URL, path: string): URL {
  const url = new URL(base);
  const [pathname = '', query] = path.split('?');
  url.pathname = url.pathname.replace(/\/$/, '') + pathname;
  url.search = query === undefined ? '' : `?${query}`;
  return url;
}
