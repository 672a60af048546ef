import type { Authentication } from '../../contract/authentication.ts';
import { Addresses } from './addresses.ts';
import { type CarriedFields, carriedBy, withQuery } from './carried-fields.ts';
import { CreatedResources } from './created-resources.ts';
import {
  type GivenScheme,
  givenSchemes,
  headerWord,
  opened,
  openedBody,
  passwordOf,
  type Secrets,
  variablesOf,
  wordsIn,
} from './credential-words.ts';
import type { Exchange, HttpRequest, HttpResponse, KeyRole } from './exchange.ts';
import type { HttpClient, WireRequest } from './http-client.ts';
import { MadeItems } from './made-items.ts';
import { NoAnswer, RunEnded, TargetUnreachable } from './target-unreachable.ts';

export interface TargetOptions extends Secrets {
  readonly url: URL;
  /** Base of the test hooks, where the server has them. */
  readonly admin?: URL;
  /** How a request that is of no operation says who it is. */
  readonly authentication: Authentication;
  /** What parameters of the document stand for, by their names. */
  readonly params?: Readonly<Record<string, string>>;
}

/** How many requests a server that is there may leave without an answer before we give up. */
const mostSilences = 10;

const shortestTelling = 8;

/** The server under test. */
export class Target {
  readonly options: TargetOptions;
  /** Through the test hooks. */
  readonly made: MadeItems;
  /** Through the operations of the document. */
  readonly created: CreatedResources;
  readonly addresses: Addresses;
  readonly #client: HttpClient;
  /** What the words of the credentials stand for. */
  readonly #variables: ReadonlyMap<string, string>;
  /** Whether the second tenant stands in the place of the first one. */
  readonly #isSecond: boolean;
  #exchanges = 0;
  #silences = 0;
  readonly #forgiven: string[] = [];

  constructor(
    options: TargetOptions,
    client: HttpClient,
    { created, addresses, made }: Pick<Target, 'created' | 'addresses' | 'made'> = {
      created: new CreatedResources(),
      addresses: new Addresses(),
      made: new MadeItems(),
    },
    isSecond = false,
  ) {
    this.options = options;
    this.#client = client;
    this.#variables = variablesOf(options);
    this.created = created;
    this.addresses = addresses;
    this.#isSecond = isSecond;
    this.made = made.as(role => this.#roleOf(role));
  }

  /** The same, asked by another client. */
  through(client: HttpClient): Target {
    return new Target(this.options, client, this, this.#isSecond);
  }

  /** The same, asked by another client, where the second tenant is the first one. */
  ofSecondTenant(client: HttpClient): Target {
    return new Target(this.options, client, this, !this.#isSecond);
  }

  /**
   * Sends a request; the exchange keeps the words for the credentials, not the credentials. `onRepeat` is
   * called before it is sent once more because its connection was lost.
   */
  async exchange(asked: HttpRequest, onRepeat?: () => void): Promise<Exchange> {
    const key = this.#roleOf(asked.key);
    const { authentication = this.options.authentication, ...bare } = this.addresses.addressed({
      ...asked,
      key,
    });
    const { headers: fields, query } = this.#carriedBy(authentication, key);
    const request = {
      ...bare,
      path: withQuery(bare.path, query),
      headers: { ...this.#extraFields(), ...fields, ...bare.headers },
    };
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      opened(value, this.#variables),
    ]);
    const response = await this.#send({
      method: request.method,
      url: this.urlOf({
        ...request,
        path: opened(request.path, this.#variables, encodeURIComponent),
      }),
      headers: Object.fromEntries(headers),
      ...(request.body !== undefined && { body: openedBody(request.body, this.#variables) }),
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

  /** The same for a report, with the words as they are. */
  shownUrlOf({ base, path }: Pick<HttpRequest, 'base' | 'path'>): string {
    const { words, around } = wordsIn(path);
    const held = around.map((part, index) =>
      index < words.length ? `${part}word-${index}-of-${words.length}` : part,
    );
    const { href } = this.urlOf({ base, path: held.join('') });
    return words.reduce(
      (text, word, index) => text.replace(`word-${index}-of-${words.length}`, () => word),
      href,
    );
  }

  /** Whether a text, once its words are what they stand for, is a credential that the target knows. */
  isCredential(text: string): boolean {
    return [...this.#variables.values()].includes(opened(text, this.#variables));
  }

  /** Credentials that are no ordinary words of answers; of Basic ones the password alone is one too. */
  get tellingCredentials(): readonly string[] {
    const { credentials, secondCredentials } = this.options;
    const values = [...variablesOf({ credentials, secondCredentials }).values()];
    const passwords = [credentials.basic, secondCredentials?.basic].flatMap(basic =>
      basic === undefined ? [] : [passwordOf(basic)],
    );
    return [...values, ...passwords].filter(({ length }) => length >= shortestTelling);
  }

  get hasSecondKey(): boolean {
    return this.options.secondCredentials !== undefined;
  }

  /** By which schemes the first tenant says who it is; null for none. */
  schemesFor(authentication: Authentication): readonly GivenScheme[] | null {
    return this.#schemesOf(authentication, this.#roleOf('first'));
  }

  #schemesOf(authentication: Authentication, role: KeyRole): readonly GivenScheme[] | null {
    const { credentials, secondCredentials = {} } = this.options;
    return role === 'second'
      ? givenSchemes(authentication, secondCredentials, role)
      : givenSchemes(authentication, credentials, 'first');
  }

  #roleOf(role: KeyRole): KeyRole {
    if (!this.#isSecond) return role;
    return role === 'first' ? 'second' : role === 'second' ? 'first' : role;
  }

  #carriedBy(authentication: Authentication, role: KeyRole): CarriedFields {
    return carriedBy(role, this.#schemesOf(authentication, role) ?? []);
  }

  #extraFields(): Readonly<Record<string, string>> {
    const names = Object.keys(this.options.headers ?? {});
    return Object.fromEntries(names.map(name => [name, headerWord(name)]));
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
  // A fragment is never sent (RFC 9110 section 7.1), so that what looks like one is part of the path.
  return new URL(base.href.replace(/\/?([?#].*)?$/, '') + path.replaceAll('#', '%23'));
}
