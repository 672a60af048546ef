import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, json, refusal } from './answer.ts';
import { answerTestHook } from './items.ts';
import type { Liberties } from './liberties.ts';
import { nothingStored, Refused, readSent, type Stored, shownAs, updated } from './settings.ts';
import { hooksAt, newTenant, type Tenant } from './tenant.ts';

/** Keeps what the documentation says, and takes whatever liberties it is told to with the rest. */
export function documentedServer(keys: readonly string[], liberties: Liberties): RequestListener {
  const tenants = new Map(keys.map(key => [key, newTenant()]));
  return async (message, response) => {
    const text = await textOf(message);
    const {
      status,
      type,
      text: body,
    } = await answerTo(message, text, tenants, liberties).catch(error =>
      refusal(error instanceof Refused ? 400 : 500, String(error), liberties),
    );
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

async function answerTo(
  { method, url = '', headers }: IncomingMessage,
  text: string,
  tenants: ReadonlyMap<string, Tenant>,
  liberties: Liberties,
): Promise<Answer> {
  const tenant = tenants.get(String(headers.apikey));
  if (tenant === undefined) return refusal(401, 'no such key', liberties);
  if (url.startsWith('/__admin/'))
    return answerTestHook({ method: method ?? '', url, text }, tenant, liberties);
  const hooks = hooksAt[url];
  const isThere = liberties.only === undefined || liberties.only === url;
  if (hooks === undefined || !isThere) return refusal(404, 'nothing here', liberties);
  if (method !== 'POST') return refusal(405, 'POST only', liberties);
  const sent = readSent(text, hooks, liberties);
  const { updateAll, updateAuth } = sent;
  const webhooks =
    url === '/webhooks' ? withoutAuth(sent.webhooks, updateAuth, liberties) : sent.webhooks;
  const before = tenant.settings.get(url) ?? nothingStored;
  const stored =
    updateAuth && liberties.loneUpdateAuthRemoves && !Object.hasOwn(webhooks, 'auth')
      ? { ...before, auth: {} }
      : before;
  const settings = updated(stored, webhooks, liberties);
  tenant.settings.set(url, settings);
  const items = tenant.items.get(url) ?? new Map<string, Stored>();
  if (updateAll)
    for (const [id, item] of items)
      items.set(id, liberties.copiesAllKeys ? settings : updated(item, webhooks, liberties));
  const view = shownAs(settings, hooks, liberties);
  if (url !== '/webhooks') return json(200, { webhooks: view });
  const webhook = liberties.emptyWebhook ? {} : view;
  return json(200, { status: 'success', message: 'ok', webhook });
}

function withoutAuth(
  webhooks: Readonly<Record<string, unknown>>,
  updateAuth: boolean,
  { authOnWebhooks }: Liberties,
): Readonly<Record<string, unknown>> {
  const { auth, ...hooks } = webhooks;
  if (auth !== undefined && authOnWebhooks === 'is refused') throw new Refused('no auth here');
  const counts = authOnWebhooks === 'counts without a flag' || updateAuth;
  return authOnWebhooks !== 'is ignored' && counts ? webhooks : hooks;
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += chunk;
  return text;
}
