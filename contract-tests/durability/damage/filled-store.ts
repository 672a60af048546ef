import { createHash } from 'node:crypto';
import { isRecord, valueAt } from '../../../src/contract/json-pointer.ts';
import { defaultContract } from '../../../src/contract/own-contract.ts';
import { createSender } from '../../../src/events/send.ts';
import { listen } from '../../../src/http/listen.ts';
import { createApp } from '../../../src/server/app.ts';
import type { Store } from '../../../src/store/store.ts';
import { startReceiver } from '../../../src/verify/observe/receiver.ts';
import type { Arrival } from '../../../src/verify/observe/step.ts';

/** What is asked of a server, and what it says; of an event also what arrives. */
export interface Seen {
  readonly status: number;
  readonly body: unknown;
  readonly arrived: readonly unknown[];
}

/** Tenants with all that a store keeps, and every way to see it. */
export interface FilledStore extends AsyncDisposable {
  /** What a server on the store answers, by the name of the question. */
  look(store: Store): Promise<ReadonlyMap<string, Seen>>;
}

interface Question {
  readonly name: string;
  readonly tenant: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const contract = defaultContract();
const tenants = ['acme', 'globex', 'initech'];
const collections = ['assessments', 'aiInterviews'];
const endpoints = ['/webhooks', '/ai-interviews/settings/webhooks'];

/** Puts what is to be damaged into a store. */
export async function fill(store: Store): Promise<FilledStore> {
  const receiver = await startReceiver();
  const sender = createSender({ allowHttp: true, allowHosts: ['127.0.0.1'] });
  const now = new Date('2026-01-15T10:00:00Z');
  for (const tenant of [...tenants, 'revoked']) {
    await store.apiKeys.add({ id: tenant, tenant, digest: digestOf(tenant), createdAt: now });
  }
  await store.apiKeys.revoke('revoked', now);

  const questions: Question[] = [];
  const events: Question[] = [];
  await using server = await serve(store, sender);
  const ask = (question: Omit<Question, 'name'>) => send(server.url, { name: '', ...question });
  const post = async (tenant: string, path: string, body: unknown) => {
    const answer = await ask({ tenant, method: 'POST', path, body });
    if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  // The last of the tenants never sends anything.
  for (const tenant of tenants.slice(0, 2)) {
    for (const [index, path] of endpoints.entries()) {
      const collection = collections[index] ?? '';
      const hook = (name: string) => ({ status: true, url: `${receiver.url}/${tenant}/${name}` });
      const flags = { updateAll: true, ...(index === 0 && { updateAuth: true }) };
      const items = () => post(tenant, `/__admin/items/${collection}`, { count: 2 }).then(idsOf);
      await post(tenant, path, { webhooks: { start: hook('then'), submission: hook('submit') } });
      const ids = [...(await items())];
      await post(tenant, path, { webhooks: { start: hook('all'), auth: auth(tenant) }, ...flags });
      ids.push(...(await items()));
      const own = `/__admin/items/${collection}/${ids[1]}`;
      await ask({ tenant, method: 'PUT', path: own, body: { webhooks: { start: hook('own') } } });
      for (const id of ids) {
        const item = { tenant, path: `/__admin/items/${collection}/${id}` };
        questions.push({ name: `item ${item.path} of ${tenant}`, method: 'GET', ...item });
      }
      for (const [index, event] of ['start', 'submission', 'start'].entries()) {
        const body = { collection, id: ids[index], event };
        const name = `event ${event} of ${body.id} of ${tenant}`;
        events.push({ name, tenant, method: 'POST', path: '/__admin/events', body });
      }
    }
  }
  for (const tenant of [...tenants, 'revoked', 'unknown']) {
    for (const path of endpoints) {
      const body = { webhooks: {} };
      questions.push({ name: `settings ${path} of ${tenant}`, tenant, method: 'POST', path, body });
    }
  }
  return {
    async look(damaged) {
      await using looked = await serve(damaged, sender);
      const seen = new Map<string, Seen>();
      await Promise.all(
        questions.map(async question => {
          seen.set(question.name, { ...(await send(looked.url, question)), arrived: [] });
        }),
      );
      receiver.take();
      // One after the other, to know what each of them led to.
      for (const event of events) {
        const answer = await send(looked.url, event);
        seen.set(event.name, { ...answer, arrived: receiver.take().map(essentials) });
      }
      return seen;
    },
    async [Symbol.asyncDispose]() {
      sender.close();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

async function serve(store: Store, sender: ReturnType<typeof createSender>) {
  const app = createApp({ contract, store, keys: [], admin: true, sender });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return { url: server.url, [Symbol.asyncDispose]: () => server.stop() };
}

async function send(url: string, { tenant, method, path, body }: Question) {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { apiKey: `key-of-${tenant}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** What of an event must not differ: where it goes, and with what. */
function essentials({ path, headers, text }: Arrival): unknown {
  return { path, authorization: headers.authorization, token: headers['x-token'], text };
}

function auth(tenant: string): unknown {
  return tenant === 'acme'
    ? { type: 'basic', basic: { username: 'user', password: `password of ${tenant}` } }
    : { type: 'apikey', apikey: { header: 'X-Token', apikey: `secret-of-${tenant}` } };
}

function idsOf(body: unknown): readonly string[] {
  const ids = isRecord(body) ? valueAt(body, ['ids']) : [];
  return Array.isArray(ids) ? ids.map(String) : [];
}

function digestOf(tenant: string): Buffer {
  return createHash('sha256').update(`key-of-${tenant}`).digest();
}
