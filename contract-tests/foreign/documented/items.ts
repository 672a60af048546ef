import { randomUUID } from 'node:crypto';
import { isRecord, membersIn } from '../../../src/contract/json-pointer.ts';
import { type Answer, json, refusal } from './answer.ts';
import type { Liberties } from './liberties.ts';
import { nothingStored, type Stored, shownAs, updated } from './settings.ts';
import { hooksAt, newTenant, type Tenant } from './tenant.ts';

const addresses: Readonly<Record<string, string>> = {
  assessments: '/webhooks',
  aiInterviews: '/ai-interviews/settings/webhooks',
};

/** The test hooks, some of which may be missing. */
export async function answerTestHook(
  { method, url, text }: { method: string; url: string; text: string },
  tenant: Tenant,
  liberties: Liberties,
): Promise<Answer> {
  const [route = '', collection, id] = url.slice('/__admin/'.length).split('/');
  const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
  const address = addresses[String(body.collection ?? collection)];
  const items = tenant.items.get(address ?? '');
  const asked = method === 'PUT' ? 'change' : id === undefined ? route : 'item';
  if (liberties.lacks?.some(lacking => lacking === asked))
    return refusal(404, 'no such test hook', liberties);
  if (route === 'reset') {
    Object.assign(tenant, newTenant());
    return { status: 204, type: 'text/plain', text: '' };
  }
  if (address === undefined || items === undefined) return refusal(404, 'no such items', liberties);
  if (route === 'items' && id === undefined) {
    const fresh = liberties.newItemsStartEmpty ? undefined : tenant.settings.get(address);
    const ids = Array.from({ length: Number(body.count) }, () => randomUUID());
    for (const each of ids) items.set(each, fresh ?? nothingStored);
    return json(201, { ids });
  }
  const chosen = String(body.id ?? id);
  const item = items.get(chosen);
  if (item === undefined) return refusal(404, 'no such item', liberties);
  if (route === 'events') return json(200, { outcome: await fire(item, String(body.event)) });
  const sent = isRecord(body.webhooks) ? body.webhooks : {};
  const now = method === 'PUT' ? updated(item, sent, liberties) : item;
  items.set(chosen, now);
  return json(200, { id: chosen, webhooks: shownAs(now, hooksAt[address] ?? [], liberties) });
}

async function fire(item: Stored, event: string): Promise<string> {
  const { status, url } = membersIn(item[event]);
  if (status !== true || typeof url !== 'string') return 'skipped';
  const headers = new Headers({ 'content-type': 'application/json', ...credentials(item.auth) });
  const answer = await fetch(url, { method: 'POST', headers, body: '{}' }).catch(() => null);
  return answer?.ok === true ? 'delivered' : 'failed';
}

function credentials({ type, basic, apikey }: Stored['auth']): Record<string, string> {
  const { username, password } = membersIn(basic);
  const { header, apikey: value } = membersIn(apikey);
  if (type === 'apikey') return { [String(header)]: String(value) };
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return type === 'basic' ? { authorization: `Basic ${pair}` } : {};
}
