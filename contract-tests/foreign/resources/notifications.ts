import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';

const own = {
  channel: { type: 'string', enum: ['mail', 'chat', 'none'] },
  daily: { type: 'boolean' },
  recipients: { type: 'array', maxItems: 5, items: { type: 'string', format: 'email' } },
};

/** PATCH that answers with 204, by a bearer token, and a GET that shows the settings in a wrapper. */
export const notificationsDocument = documentOf(
  'Notifications',
  {
    '/notifications': {
      get: {
        success: 200,
        shows: objectOf({
          data: {
            type: 'object',
            properties: {
              channel: { type: 'string', default: 'none' },
              daily: { type: 'boolean', default: false },
              recipients: { ...own.recipients, default: [] },
            },
          },
        }),
      },
      patch: {
        request: objectOf(own),
        success: 204,
        refusals: [400, 401, 422],
        annotation: {
          resource: 'notifications',
          view: { operationId: 'getNotifications', at: '$response.body#/data' },
        },
      },
    },
  },
  { token: { type: 'http', scheme: 'bearer' } },
);

export const notifications: Api = {
  path: '/notifications',
  many: false,
  method: 'PATCH',
  mediaType: 'application/json',
  answers: 'nothing',
  wrapper: 'data',
  type: 'application/vnd.notifications+json',
  tags: false,
  check: ({ channel = 'none', daily = false, recipients = [], ...others }) => {
    if (Object.keys(others).length > 0) return 'what is that?';
    if (typeof channel !== 'string' || !own.channel.enum.includes(channel)) return 'channel';
    if (typeof daily !== 'boolean') return 'daily';
    const isAddress = (one: unknown) => typeof one === 'string' && one.includes('@');
    const isList = Array.isArray(recipients) && recipients.length <= 5;
    return isList && recipients.every(isAddress) ? null : 'recipients';
  },
  steps: {
    tenantOf: ({ authorization = '' }, keys) =>
      keys.find(key => authorization === `Bearer ${key}`) ?? null,
    view: stored => ({ channel: 'none', daily: false, recipients: [], ...stored }),
  },
};

export const notificationsFaults: readonly ResourceFault[] = [
  {
    id: 'accepted-and-dropped',
    rule: 'included-key-is-updated',
    story: 'The answer is 204 whatever becomes of a list, which the ORM does not take for changed.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        ...(sent.recipients !== undefined && { recipients: before.recipients ?? [] }),
      }),
    }),
  },
  {
    id: 'lists-appended',
    rule: 'included-key-is-updated',
    story: 'A list that is sent is added to the stored one.',
    plant: ({ updated }) => ({
      updated: (before, sent) => {
        const lists = [before.recipients ?? [], sent.recipients ?? []].flat();
        return { ...updated(before, sent), recipients: lists.slice(-5) };
      },
    }),
  },
  {
    id: 'defaults-fill-in',
    rule: 'omitted-key-is-kept',
    story: 'What a request leaves out is filled in with its default before it is stored.',
    plant: () => ({ updated: (_, sent) => ({ channel: 'none', daily: false, ...sent }) }),
  },
  {
    id: 'one-row-for-everybody',
    rule: 'tenants-are-isolated',
    story: 'The settings stand in one row, whoever asks.',
    plant: ({ read, store }) => ({
      store: (all, _, after, sent) => store(all, 'everybody', after, sent),
      read: all => read(all, 'everybody'),
    }),
  },
  {
    id: 'any-token-will-do',
    rule: 'credentials-are-required',
    story: 'The token is looked for anywhere in the header field.',
    plant: () => ({
      tenantOf: ({ authorization = '' }, keys) =>
        keys.find(key => authorization.includes(key)) ?? null,
    }),
  },
  {
    id: 'invalid-values-accepted',
    rule: 'invalid-bodies-are-refused',
    story: 'A channel is any text.',
    plant: () => ({ passes: sent => typeof sent.channel === 'string' && sent.channel !== '' }),
  },
];
