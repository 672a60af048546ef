import { request as open } from 'node:http';
import { withHooks } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { afterFailure, onEvent, onFire } from './replace-step.ts';
import type { OutgoingEvent } from './server/answer.ts';
import type { Hook, Settings } from './server/model.ts';
import { send } from './server/test-hooks.ts';

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

export const eventsFollowTheirHook = faultsOf('events-follow-their-hook', [
  {
    id: 'disabled-hook-fires',
    story: 'The dispatcher looks for a url and never at the status.',
    plant: onEvent((conforming, item, name, payload) =>
      conforming(
        withHooks(item, hook => ({ ...hook, status: true })),
        name,
        payload,
      ),
    ),
  },
  {
    id: 'events-share-a-url',
    story: 'Every event goes to the url of the first hook.',
    plant: onEvent((conforming, item, name, payload) => {
      const sent = conforming(item, name, payload);
      const [first] = Object.values(item.hooks);
      return sent === null ? null : { ...sent, url: first?.url ?? sent.url };
    }),
  },
  {
    id: 'event-to-every-hook',
    story: 'An event is published to all enabled hooks, and receivers are expected to filter.',
    plant: onFire(async (conforming, item, event, at) => {
      const answer = await conforming(item, event, at);
      for (const name of at.endpoint.hooks)
        if (name !== event.name) await conforming(item, { ...event, name }, at);
      return answer;
    }),
  },
  {
    id: 'event-to-the-former-url',
    story:
      "The sender caches the url of an item's hook with the first event and never looks again.",
    plant: ({ hooks }) => {
      const cached = new Map<string, Hook>();
      return {
        hooks: {
          fire: (item, event, at) => {
            const known = withHooks(item, (hook, name) => {
              const former = cached.get(`${event.id} ${name}`);
              return former === undefined ? hook : { ...hook, url: former.url };
            });
            const hook = known.hooks[event.name];
            if (hook?.status && hook.url !== null) cached.set(`${event.id} ${event.name}`, hook);
            return hooks.fire(known, event, at);
          },
        },
      };
    },
  },
  {
    id: 'third-event-never-sent',
    story: 'The `updates` hook can be set, but nobody subscribed the dispatcher to its events.',
    plant: onEvent((conforming, item, name, payload) =>
      name === 'updates' ? null : conforming(item, name, payload),
    ),
  },
  {
    id: 'disabled-hook-falls-back',
    story: 'An event whose hook is off goes to another hook that is on, so that nothing is lost.',
    plant: onEvent((conforming, item, name, payload) => {
      const on = Object.entries(item.hooks).find(([, { status }]) => status)?.[0];
      return conforming(item, name, payload) ?? conforming(item, on ?? name, payload);
    }),
  },
  {
    id: 'switching-off-takes-a-restart',
    story:
      'Which hooks are on is decided when an item is first seen; a later `false` only changes the view.',
    plant: ({ hooks }) => {
      const once = new Set<string>();
      const remembered = (item: Settings, id: string) =>
        withHooks(item, (hook, name) => ({
          ...hook,
          status: hook.status || once.has(`${id} ${name}`),
        }));
      return {
        hooks: {
          fire: (item, event, at) => {
            const known = remembered(item, event.id);
            if (known.hooks[event.name]?.status) once.add(`${event.id} ${event.name}`);
            return hooks.fire(known, event, at);
          },
        },
      };
    },
  },
  {
    id: 'failure-switches-the-hook-off',
    story: 'A receiver that fails is struck off, as big platforms do, and nobody is told.',
    plant: afterFailure((item, hook) =>
      withHooks(item, (known, name) => (name === hook ? { ...known, status: false } : known)),
    ),
  },
  {
    id: 'redirects-followed',
    story: 'The HTTP client follows redirects by itself, with the credentials, wherever they lead.',
    plant: sending(follow),
  },
  {
    id: 'events-by-put',
    story: 'The sender was made for a store of documents and uses the method of that.',
    plant: sending(put),
  },
  // volcengine/veaiops#34.
  {
    id: 'once-per-target',
    story: 'Events are told apart by name and target, so that a receiver never hears one twice.',
    plant: ({ hooks }) => {
      const sent = new Set<string>();
      return {
        hooks: {
          fire: async (item, event, at) => {
            const target = `${event.name} ${item.hooks[event.name]?.url}`;
            if (sent.has(target)) return at.answer.outcome(null, null);
            const answer = await hooks.fire(item, event, at);
            if (answer.body.includes('"delivered"')) sent.add(target);
            return answer;
          },
        },
      };
    },
  },
  // shopware/shopware#19145.
  {
    id: 'failure-switches-off-the-same-url',
    story: 'Failures are counted by url, and the hooks that share one are switched off together.',
    plant: afterFailure((item, name) =>
      withHooks(item, (hook, other) =>
        other !== name && hook.url === item.hooks[name]?.url ? { ...hook, status: false } : hook,
      ),
    ),
  },
  // line/abc-user-feedback#282, which had to tell hooks apart by more than their url.
  {
    id: 'status-found-by-url',
    story:
      'The sender looks up whether a url is switched on, and finds the first hook that has it.',
    plant: onEvent((conforming, item, name, payload) => {
      const first = Object.values(item.hooks).find(({ url }) => url === item.hooks[name]?.url);
      return conforming(
        withHooks(item, (hook, other) =>
          other === name && first !== undefined ? { ...hook, status: first.status } : hook,
        ),
        name,
        payload,
      );
    }),
  },
]);
