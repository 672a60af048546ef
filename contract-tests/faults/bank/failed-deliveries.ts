import { request as open } from 'node:http';
import type { Fault } from '../fault.ts';
import type { OutgoingEvent } from '../server/answer.ts';
import type { Settings } from '../server/model.ts';
import { send } from '../server/test-hooks.ts';
import { withHooks, withSecret } from './spoiled.ts';

/** Changes an item when the receiver did not take an event. */
function afterFailure(change: (item: Settings, hook: string) => Settings): Fault['plant'] {
  return ({ hooks }) => ({
    hooks: {
      fire: async (item, event, at) => {
        const answer = await hooks.fire(item, event, at);
        if (answer.body.includes('"failed"'))
          at.tenant.items[at.endpoint.collection].set(event.id, change(item, event.name));
        return answer;
      },
    },
  });
}

/** Sends an event in a way of its own and tells the last status. */
function sending(deliver: (event: OutgoingEvent) => Promise<number>): Fault['plant'] {
  return () => ({
    hooks: {
      fire: async (item, { name, payload }, { answer }) => {
        const event = answer.event(item, name, payload);
        const status = event === null ? null : await deliver(event).catch(() => null);
        return answer.outcome(event, status);
      },
    },
  });
}

async function follow(event: OutgoingEvent): Promise<number> {
  const { url, headers, body } = event;
  const next = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
  const place = next.headers.get('location');
  return place === null ? next.status : send({ ...event, url: new URL(place, url).href });
}

function put({ url, headers, body }: OutgoingEvent): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = open(url, { method: 'PUT', headers }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject).end(body);
  });
}

/** Wrong servers that make too much of what a receiver answers. */
export const failedDeliveryFaults: readonly Fault[] = [
  {
    id: 'failure-switches-the-hook-off',
    rule: 'events-follow-their-hook',
    story: 'A receiver that fails is struck off, as big platforms do, and nobody is told.',
    plant: afterFailure((item, hook) =>
      withHooks(item, (known, name) => (name === hook ? { ...known, status: false } : known)),
    ),
  },
  {
    id: 'failure-forgets-the-credentials',
    rule: 'any-sequence-matches-the-model',
    story: 'A delivery that is not taken is put down to old credentials, which are thrown away.',
    plant: afterFailure(item => ({ ...item, auth: withSecret(item.auth, () => 'expired') })),
  },
  {
    id: 'redirects-followed',
    rule: 'events-follow-their-hook',
    story: 'The HTTP client follows redirects by itself, with the credentials, wherever they lead.',
    plant: sending(follow),
  },
  {
    id: 'events-by-put',
    rule: 'events-follow-their-hook',
    story: 'The sender was made for a store of documents and uses the method of that.',
    plant: sending(put),
  },
  {
    id: 'items-deliver-to-live-urls',
    rule: 'update-all-false-spares-items',
    story: 'Items show urls of their own, but the sender looks them up in the settings.',
    plant: ({ hooks }) => ({
      hooks: {
        fire: (item, event, at) => {
          const live = at.tenant.settings[at.endpoint.collection];
          const moved = withHooks(item, (hook, name) => ({
            ...hook,
            url: live.hooks[name]?.url ?? hook.url,
          }));
          return hooks.fire(moved, event, at);
        },
      },
    }),
  },
];
