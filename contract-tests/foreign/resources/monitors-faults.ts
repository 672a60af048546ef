import { isRecord, membersIn } from '../../../src/contract/json-pointer.ts';
import type { ResourceFault } from './fault.ts';

/** Ways in which a server of monitors goes wrong. */
export const monitorsFaults: readonly ResourceFault[] = [
  {
    id: 'read-from-a-replica',
    rule: 'read-shows-the-update',
    story: 'Reads come from a replica that is one update behind.',
    plant: ({ store }) => {
      const before = new Map<string, Readonly<Record<string, unknown>>>();
      return {
        store: (all, id, after, sent) => {
          before.set(id, all.settings.get(id) ?? {});
          store(all, id, after, sent);
        },
        read: (all, id) => before.get(id) ?? all.settings.get(id) ?? {},
      };
    },
  },
  {
    id: 'cached-while-not-expired',
    rule: 'read-shows-the-update',
    story: 'A read is cached by its address, and an update does not clear it.',
    plant: ({ read }) => {
      const cached = new Map<string, Readonly<Record<string, unknown>>>();
      return {
        read: (all, id) => {
          const known = cached.get(id) ?? read(all, id);
          cached.set(id, known);
          return known;
        },
      };
    },
  },
  {
    id: 'answers-with-what-was-sent',
    rule: 'read-shows-the-update',
    story: 'The answer repeats the request, of which the store rounds a number.',
    plant: ({ read }) => ({
      read: (all, id) => {
        const stored = read(all, id);
        return { ...stored, ...(typeof stored.seconds === 'number' && { seconds: 30 }) };
      },
    }),
  },
  {
    id: 'where-clause-forgotten',
    rule: 'update-of-one-spares-others',
    story: 'The UPDATE has no WHERE, so every row of the table takes a new name.',
    plant: ({ store }) => ({
      store: (all, id, after, sent) => {
        for (const other of all.settings.keys())
          if (sent.name !== undefined)
            all.settings.set(other, { ...all.settings.get(other), name: sent.name });
        store(all, id, after, sent);
      },
    }),
  },
  {
    id: 'found-by-its-target',
    rule: 'update-of-one-spares-others',
    story: 'The row is found by its target, which two may have.',
    plant: ({ store, updated }) => ({
      store: (all, id, after, sent) => {
        const target = all.settings.get(id)?.target;
        for (const [other, settings] of all.settings)
          if (settings.target === target) all.settings.set(other, updated(settings, sent));
        store(all, id, after, sent);
      },
    }),
  },
  {
    id: 'shared-default-object',
    rule: 'update-of-one-spares-others',
    story: 'All start from one object of defaults, into which an update writes.',
    plant: ({ view, updated }) => {
      const shared: Record<string, unknown> = {};
      return {
        updated: (before, sent) => {
          if (isRecord(sent.alert)) Object.assign(shared, sent.alert);
          return updated(before, sent);
        },
        view: stored => view({ ...stored, alert: { ...membersIn(stored.alert), ...shared } }),
      };
    },
  },
  {
    id: 'only-hidden',
    rule: 'deleted-is-gone',
    story: 'Deleting sets a flag that lists heed and reads do not.',
    plant: ({ listed }) => {
      const hidden = new Set<string>();
      return {
        remove: id => {
          hidden.add(id);
        },
        listed: (id, store) => (hidden.has(id) ? null : listed(id, store)),
      };
    },
  },
  {
    id: 'stays-in-the-list',
    rule: 'deleted-is-gone',
    story: 'The list comes from an index of which nothing is deleted.',
    plant: ({ remove, isThere }) => {
      const deleted = new Set<string>();
      return {
        remove: id => {
          deleted.add(id);
        },
        isThere: (id, tenant, store) => {
          if (deleted.has(id)) return false;
          return isThere(id, tenant, store) && remove !== undefined;
        },
      };
    },
  },
  {
    id: 'update-brings-it-back',
    rule: 'deleted-is-gone',
    story: 'An update of a missing row inserts it, so that what was deleted is back.',
    plant: ({ remove }) => {
      const deleted = new Map<string, string>();
      return {
        remove: (id, store) => {
          deleted.set(id, store.owners.get(id) ?? '');
          remove(id, store);
        },
        isThere: (id, tenant, store) => store.owners.get(id) === tenant,
        isMissing: (id, store) => {
          const owner = deleted.get(id);
          if (owner === undefined) return true;
          store.owners.set(id, owner);
          return false;
        },
      };
    },
  },
  {
    id: 'if-match-ignored',
    rule: 'stale-update-is-refused',
    story: 'Entity tags are for caches here, and If-Match is never looked at.',
    plant: () => ({ refusesStale: () => false }),
  },
  {
    id: 'if-match-only-for-names',
    rule: 'stale-update-is-refused',
    story: 'The condition is checked where the name changes, and other members go by.',
    plant: () => ({ refusesStale: ({ name }) => name === undefined }),
  },
  {
    id: 'stored-before-the-condition',
    rule: 'stale-update-is-refused',
    story: 'The condition is checked after the update was stored.',
    plant: ({ updated }) => ({
      afterStale: (before, sent) => updated(before, sent),
    }),
  },
  {
    id: 'stored-before-it-is-checked',
    rule: 'refused-update-changes-nothing',
    story: 'Members are written one by one until one is not valid.',
    plant: () => ({
      afterRefusal: (before, sent) => ({
        ...before,
        ...(typeof sent.name === 'string' && sent.name !== '' && { name: sent.name }),
      }),
    }),
  },
  {
    id: 'secret-removed-by-a-refusal',
    rule: 'refused-update-changes-nothing',
    story: 'The former token is dropped before the body is checked.',
    plant: () => ({ afterRefusal: ({ token: _, ...before }) => before }),
  },
  {
    id: 'members-replaced',
    rule: 'members-of-a-key-merge',
    story: 'The alert is replaced whole, so that what was left out of it is lost.',
    plant: () => ({ updated: (before, sent) => ({ ...before, ...sent }) }),
  },
  {
    id: 'omitted-becomes-null',
    rule: 'omitted-key-is-kept',
    story: 'A PATCH is handled as a PUT, and what it leaves out is gone.',
    plant: () => ({
      updated: ({ name, target, token }, sent) => ({ name, target, token, ...sent }),
    }),
  },
  {
    id: 'secret-omitted-is-lost',
    rule: 'omitted-secret-is-kept',
    story: 'The token is taken from each request, whether it is there or not.',
    plant: ({ updated }) => ({
      updated: (before, sent) => {
        const { token: _, ...after } = updated(before, sent);
        return sent.token === undefined ? after : { ...after, token: sent.token };
      },
    }),
  },
  {
    id: 'secret-shown',
    rule: 'secrets-never-leak',
    story: 'What is shown has the token in it.',
    plant: ({ view }) => ({ view: stored => ({ ...view(stored), debug: stored.token }) }),
  },
  {
    id: 'number-as-a-text',
    rule: 'included-key-is-updated',
    story: 'Numbers are stored as whole tens.',
    plant: ({ updated }) => ({
      updated: (before, sent) => {
        const after = updated(before, sent);
        const { seconds } = after;
        return typeof seconds === 'number'
          ? { ...after, seconds: Math.round(seconds / 10) * 10 }
          : after;
      },
    }),
  },
  {
    id: 'anybody-may-read-and-write',
    rule: 'credentials-are-required',
    story: 'Without a key the first account is taken.',
    plant: ({ tenantOf }) => ({
      tenantOf: (headers, keys) => tenantOf(headers, keys) ?? keys[0] ?? null,
    }),
  },
];
