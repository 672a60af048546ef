import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { membersIn } from '../../../src/contract/json-pointer.ts';
import { type Answer, type Peculiarities, plain, problem, viewOf } from './answers.ts';
import { type Config, changed, emptyConfig, type Login, Unacceptable } from './config.ts';
import { type Account, type ItemId, newAccount, type Place, places } from './places.ts';
import { parse, readChange } from './reading.ts';

/** Where the test hooks are; a foreign team has them where it likes. */
export const testHooksBase = '/test-hooks';

export async function answerTestHook(
  call: { readonly method: string; readonly path: string; readonly bytes: Buffer },
  account: Account,
  how: Peculiarities,
): Promise<Answer> {
  const [route, collection, id] = call.path.slice(testHooksBase.length + 1).split('/');
  if (route === 'reset') {
    Object.assign(account, newAccount());
    return { status: 204, headers: {}, body: '' };
  }
  const body: Record<string, unknown> = membersIn(call.bytes.length === 0 ? {} : parse(call.bytes));
  const wanted = route === 'events' ? body.collection : collection;
  const place = places.find(({ items }) => items === wanted);
  if (place === undefined) return problem(404, [], how);
  const items = account.items.get(place) ?? new Map<ItemId, Config>();
  if (route === 'items' && id === undefined) return create(items, account, place, body.count, how);
  const chosen = route === 'events' ? body.id : idIn(id ?? '', how);
  const item = isId(chosen) ? items.get(chosen) : undefined;
  if (!isId(chosen) || item === undefined) return problem(404, [], how);
  if (route === 'events') return fire(item, String(body.event), chosen);
  const now = call.method === 'PUT' ? changed(item, readChange(body.webhooks, place.hooks)) : item;
  items.set(chosen, now);
  return plain(200, { id: chosen, webhooks: viewOf(now, place.hooks, how) });
}

function isId(value: unknown): value is ItemId {
  return typeof value === 'string' || typeof value === 'number';
}

/** The id that a segment of a path stands for. */
function idIn(segment: string, { itemIds }: Peculiarities): ItemId {
  return itemIds === 'numbers' ? Number(segment) : decodeURIComponent(segment);
}

function create(
  items: Map<ItemId, Config>,
  { settings }: Account,
  place: Place,
  count: unknown,
  { itemIds }: Peculiarities,
): Answer {
  if (typeof count !== 'number' || !(count >= 1 && count <= 10_000))
    throw new Unacceptable('#/count', 'Between one and ten thousand, please.');
  const ids = Array.from({ length: count }, (_, index) => {
    if (itemIds === 'numbers') return items.size + index + 1;
    return itemIds === 'odd texts' ? `${randomUUID()}/ä?"1"&%2F` : randomUUID();
  });
  for (const id of ids) items.set(id, settings.get(place) ?? emptyConfig);
  return plain(201, { ids });
}

async function fire(item: Config, event: string, id: ItemId): Promise<Answer> {
  const { on, to } = item.hooks.get(event) ?? { on: false };
  if (!on || to === undefined) return plain(200, { outcome: 'skipped' });
  const status = await call(to, headersFor(item.login), JSON.stringify({ event, id })).catch(
    () => null,
  );
  const delivered = status !== null && status >= 200 && status <= 299;
  return plain(200, { outcome: delivered ? 'delivered' : 'failed' });
}

function headersFor(login: Login | undefined): Record<string, string> {
  if (login === undefined) return {};
  if (login.kind === 'apikey') return { [login.name]: login.value };
  const pair = Buffer.from(`${login.user}:${login.pass}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
}

function call(url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
    request(url, options, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    })
      .on('error', reject)
      .end(body);
  });
}
