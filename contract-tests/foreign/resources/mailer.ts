import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';

const mask = '********';
const own = {
  server: { type: ['string', 'null'], minLength: 1 },
  sender: objectOf({
    name: { type: ['string', 'null'] },
    address: { type: ['string', 'null'], format: 'email' },
  }),
  password: {
    type: 'string',
    minLength: 4,
    'x-secret': { presence: 'passwordSet', shown: { mask, keeps: true } },
  },
};

/** PATCH of settings that show a mask in place of the secret, which is kept where the mask comes back. */
export const mailerDocument = documentOf('Mailer', {
  '/mailer': {
    get: { success: 200, shows: viewOf() },
    patch: {
      request: objectOf(own),
      success: 200,
      shows: viewOf(),
      refusals: [400, 401, 422],
      annotation: { resource: 'mailer' },
    },
  },
});

function viewOf(): object {
  const { password: _, ...plain } = own;
  return {
    type: 'object',
    properties: {
      ...plain,
      password: { type: ['string', 'null'] },
      passwordSet: { type: 'boolean' },
    },
  };
}

export const mailer: Api = {
  path: '/mailer',
  many: false,
  method: 'PATCH',
  mediaType: 'application/json',
  answers: 'the settings',
  tags: false,
  check: ({ server = null, sender = {}, password = mask, ...others }) => {
    if (Object.keys(others).length > 0) return 'what is that?';
    if (server !== null && (typeof server !== 'string' || server === '')) return 'server';
    if (typeof password !== 'string' || password.length < 4) return 'password';
    if (typeof sender !== 'object' || sender === null || Array.isArray(sender)) return 'sender';
    const { name = null, address = null, ...rest } = sender as Record<string, unknown>;
    if (Object.keys(rest).length > 0 || (name !== null && typeof name !== 'string'))
      return 'sender';
    return address === null || (typeof address === 'string' && address.includes('@'))
      ? null
      : 'sender';
  },
  steps: {
    updated: (before, sent) => ({
      ...before,
      ...sent,
      ...(sent.sender !== undefined && {
        sender: Object.assign({}, before.sender, sent.sender),
      }),
      ...(sent.password === mask && { password: before.password }),
    }),
    view: ({ password, sender, ...rest }) => ({
      server: null,
      ...rest,
      sender: Object.assign({ name: null, address: null }, sender),
      password: password === undefined ? null : mask,
      passwordSet: password !== undefined,
    }),
  },
};

export const mailerFaults: readonly ResourceFault[] = [
  {
    id: 'mask-removes-the-secret',
    rule: 'round-trip-changes-nothing',
    story: 'The mask is taken for no password.',
    plant: ({ updated }) => ({
      updated: (before, sent) => {
        const after = updated(before, sent);
        return sent.password === mask ? { ...after, password: undefined } : after;
      },
    }),
  },
  {
    id: 'mask-refused',
    rule: 'round-trip-changes-nothing',
    story: 'A password of nothing but stars is too weak.',
    plant: () => ({ refuses: ({ password }) => password === mask }),
  },
  {
    id: 'mask-of-the-length',
    rule: 'secret-is-masked',
    story: 'The mask has as many stars as the secret has characters.',
    plant: ({ view }) => ({
      view: stored => ({
        ...view(stored),
        ...(typeof stored.password === 'string' && {
          password: '*'.repeat(stored.password.length),
        }),
      }),
    }),
  },
  {
    id: 'null-is-ignored',
    rule: 'members-of-a-key-merge',
    story: 'A member that is null is taken for one that is left out.',
    plant: ({ updated }) => ({
      updated: (before, sent) =>
        updated(before, {
          ...sent,
          ...(sent.sender !== undefined && {
            sender: Object.fromEntries(
              Object.entries(sent.sender ?? {}).filter(([, value]) => value !== null),
            ),
          }),
        }),
    }),
  },
];
