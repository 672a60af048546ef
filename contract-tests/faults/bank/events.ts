import type { Fault } from '../fault.ts';
import type { Hook, Settings } from '../server/model.ts';
import { withHooks } from './spoiled.ts';

/** Wrong servers that send events where, or when, they must not. */
export const eventFaults: readonly Fault[] = [
  {
    id: 'disabled-hook-fires',
    rule: 'events-follow-their-hook',
    story: 'The dispatcher looks for a url and never at the status.',
    plant: ({ answer }) => ({
      answer: {
        event: (item, name, payload) =>
          answer.event(
            withHooks(item, hook => ({ ...hook, status: true })),
            name,
            payload,
          ),
      },
    }),
  },
  {
    id: 'events-share-a-url',
    rule: 'events-follow-their-hook',
    story: 'Every event goes to the url of the first hook.',
    plant: ({ answer }) => ({
      answer: {
        event: (item, name, payload) => {
          const sent = answer.event(item, name, payload);
          const [first] = Object.values(item.hooks);
          return sent === null ? null : { ...sent, url: first?.url ?? sent.url };
        },
      },
    }),
  },
  {
    id: 'event-to-every-hook',
    rule: 'events-follow-their-hook',
    story: 'An event is published to all enabled hooks, and receivers are expected to filter.',
    plant: ({ hooks }) => ({
      hooks: {
        fire: async (item, event, at) => {
          const answer = await hooks.fire(item, event, at);
          for (const name of at.endpoint.hooks)
            if (name !== event.name) await hooks.fire(item, { ...event, name }, at);
          return answer;
        },
      },
    }),
  },
  {
    id: 'event-to-the-former-url',
    rule: 'events-follow-their-hook',
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
    rule: 'events-follow-their-hook',
    story: 'The `updates` hook can be set, but nobody subscribed the dispatcher to its events.',
    plant: ({ answer }) => ({
      answer: {
        event: (item, name, payload) =>
          name === 'updates' ? null : answer.event(item, name, payload),
      },
    }),
  },
  {
    id: 'disabled-hook-falls-back',
    rule: 'events-follow-their-hook',
    story: 'An event whose hook is off goes to another hook that is on, so that nothing is lost.',
    plant: ({ answer }) => ({
      answer: {
        event: (item, name, payload) => {
          const on = Object.entries(item.hooks).find(([, { status }]) => status)?.[0];
          return answer.event(item, name, payload) ?? answer.event(item, on ?? name, payload);
        },
      },
    }),
  },
  {
    id: 'switching-off-takes-a-restart',
    rule: 'events-follow-their-hook',
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
];
