import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, type Peculiarities, plain, problem, viewOf } from './answers.ts';
import { changed, emptyConfig, pushed, Unacceptable } from './config.ts';
import { type Account, newAccount, type Place, places } from './places.ts';
import { NoJson, parse, readWish } from './reading.ts';
import { answerTestHook, testHooksBase } from './test-hooks.ts';

export interface MinimalOptions extends Peculiarities {
  readonly keys: readonly string[];
  readonly testHooks?: boolean;
}

/**
 * The contract as another team might keep it: written without a look at the project's settings code
 * or at its other servers, and no more than the contract asks for.
 */
export function minimalServer(options: MinimalOptions): RequestListener {
  const accounts = new Map(options.keys.map(key => [key, newAccount()]));
  return async (message, response) => {
    const answer = await answerTo(message, accounts, options).catch(error => {
      if (!(error instanceof Unacceptable)) return problem(500, [], options);
      const isPlaced = !(error instanceof NoJson && options.placesNoSyntaxErrors === true);
      return problem(400, isPlaced ? [{ at: error.at, why: error.message }] : [], options);
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
}

async function answerTo(
  message: IncomingMessage,
  accounts: ReadonlyMap<string, Account>,
  options: MinimalOptions,
): Promise<Answer> {
  const { pathname } = new URL(message.url ?? '', 'http://localhost');
  const place = places.find(({ path }) => path === pathname);
  const isTestHook = options.testHooks === true && pathname.startsWith(`${testHooksBase}/`);
  const bytes = await bytesOf(message);
  if (place === undefined && !isTestHook) return problem(404, [], options);
  if (place !== undefined && message.method !== 'POST') {
    const refusal = problem(405, [], options);
    return { ...refusal, headers: { ...refusal.headers, allow: 'POST' } };
  }
  const account = accounts.get(String(message.headers.apikey));
  if (account === undefined) return problem(401, [], options);
  if (place === undefined)
    return answerTestHook(
      { method: message.method ?? '', path: pathname, bytes },
      account,
      options,
    );
  const [type = '', ...parameters] = (message.headers['content-type'] ?? '').split(';');
  const isJson = type.trim().toLowerCase() === 'application/json';
  const isUtf8 = parameters.every(each => /^\s*charset="?utf-8"?\s*$/i.test(each));
  if (!isJson || !(isUtf8 || options.ignoresCharset === true)) return problem(415, [], options);
  if (bytes.length > 102_400) return problem(413, [], options);
  return update(account, place, parse(bytes), options);
}

/** Nothing here waits, so no other request comes between what is read and what is written. */
function update(account: Account, place: Place, body: unknown, how: Peculiarities): Answer {
  const { change, everywhere, withLogin } = readWish(body, place.hooks, place.flags);
  const guarded = place.flags.includes('updateAuth');
  const { login, ...hooksOnly } = change;
  const counts = !guarded || withLogin;
  const before = account.settings.get(place) ?? emptyConfig;
  const settings = changed(before, counts ? change : hooksOnly);
  account.settings.set(place, settings);
  if (everywhere) {
    const parts = new Set(change.hooks.keys());
    if (guarded ? withLogin : login !== undefined) parts.add('auth');
    const items = account.items.get(place) ?? new Map();
    for (const [id, item] of items) items.set(id, pushed(item, settings, parts));
  }
  const view = viewOf(settings, place.hooks, how);
  if (!guarded) return plain(200, { webhooks: view });
  const message = how.otherWords === true ? 'Gespeichert.' : 'Webhook added successfully';
  const webhook = how.emptyWebhook === true ? {} : view;
  return plain(200, { webhook, message, status: 'success' });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
