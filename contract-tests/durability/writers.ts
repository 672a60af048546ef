import type { Receiver } from '../../src/verify/observe/receiver.ts';
import { type Caller, call, numberAt } from './call.ts';

/**
 * Something that one writer alone updates, over and over, each time with the next number. One update
 * writes its number in several places, so that a half-applied one shows.
 */
export interface Writer {
  readonly name: string;
  /** Resolves when the server has acknowledged the number. */
  write(server: Caller, n: number): Promise<void>;
  /** The number that each of its places holds. */
  read(server: Caller): Promise<Readonly<Record<string, number>>>;
}

/** Items that updates cascade to. */
export interface Items {
  readonly assessment: string;
  /** Has hooks of its own. */
  readonly ownAssessment: string;
  readonly aiInterview: string;
}

const assessments = '/webhooks';
const aiInterviews = '/ai-interviews/settings/webhooks';

/** The writers of one tenant, which all write at the same time. */
export function writersOf(items: Items, receiver: Receiver): readonly Writer[] {
  const hook = (name: string, n: number) => ({ status: true, url: `${receiver.url}/${name}/${n}` });
  const both = (n: number) => ({ start: hook('start', n), submission: hook('submission', n) });
  const settings = (server: Caller, path: string) => call(server, 'POST', path, { webhooks: {} });
  const item = (server: Caller, collection: string, id: string) =>
    call(server, 'GET', `/__admin/items/${collection}/${id}`);

  return [
    {
      name: 'hooks of assessments and all items',
      write: async (server, n) => {
        await call(server, 'POST', assessments, { webhooks: both(n), updateAll: true });
      },
      async read(server) {
        const now = await settings(server, assessments);
        const reached = await item(server, 'assessments', items.assessment);
        return {
          'start in settings': numberAt(now, ['webhook', 'start', 'url']),
          'submission in settings': numberAt(now, ['webhook', 'submission', 'url']),
          'start of the item': numberAt(reached, ['webhooks', 'start', 'url']),
          'submission of the item': numberAt(reached, ['webhooks', 'submission', 'url']),
        };
      },
    },
    {
      name: 'one hook of assessments',
      write: async (server, n) => {
        await call(server, 'POST', assessments, { webhooks: { updates: hook('updates', n) } });
      },
      read: async server => ({
        'updates in settings': numberAt(await settings(server, assessments), [
          'webhook',
          'updates',
          'url',
        ]),
      }),
    },
    {
      name: 'credentials of assessments and all items',
      write: async (server, n) => {
        const basic = { username: `user-${n}`, password: `password-${n}` };
        const webhooks = { auth: { type: 'basic', basic } };
        await call(server, 'POST', assessments, { webhooks, updateAuth: true, updateAll: true });
      },
      async read(server) {
        receiver.take();
        const event = { collection: 'assessments', id: items.assessment, event: 'start' };
        await call(server, 'POST', '/__admin/events', event);
        const [delivery] = receiver.take();
        const [, sent = ''] = /^Basic (.*)$/.exec(delivery?.headers.authorization ?? '') ?? [];
        const [username = '', password = ''] = Buffer.from(sent, 'base64').toString().split(':');
        const now = await settings(server, assessments);
        return {
          'username in settings': numberAt(now, ['webhook', 'auth', 'basic', 'username']),
          'username delivered': numberAt({ username }, ['username']),
          'password delivered': numberAt({ password }, ['password']),
        };
      },
    },
    {
      name: 'hooks of one item',
      write: async (server, n) => {
        const path = `/__admin/items/assessments/${items.ownAssessment}`;
        await call(server, 'PUT', path, { webhooks: { updates: hook('own', n) } });
      },
      read: async server => ({
        'updates of the item': numberAt(await item(server, 'assessments', items.ownAssessment), [
          'webhooks',
          'updates',
          'url',
        ]),
      }),
    },
    {
      name: 'hooks of interviews and all items',
      write: async (server, n) => {
        await call(server, 'POST', aiInterviews, { webhooks: both(n), updateAll: true });
      },
      async read(server) {
        const now = await settings(server, aiInterviews);
        const reached = await item(server, 'aiInterviews', items.aiInterview);
        return {
          'start in settings': numberAt(now, ['webhooks', 'start', 'url']),
          'submission in settings': numberAt(now, ['webhooks', 'submission', 'url']),
          'start of the item': numberAt(reached, ['webhooks', 'start', 'url']),
          'submission of the item': numberAt(reached, ['webhooks', 'submission', 'url']),
        };
      },
    },
  ];
}
