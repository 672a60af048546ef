import { isRecord, membersIn } from '../../../src/contract/json-pointer.ts';
import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';

const options = { tls: { type: 'boolean' }, retries: { type: 'integer', minimum: 0, maximum: 9 } };
const own = {
  name: { type: 'string', minLength: 1 },
  host: { type: 'string', format: 'hostname' },
  port: { type: 'integer', minimum: 1, maximum: 65_535 },
  note: { type: ['string', 'null'] },
  options: objectOf(options),
  password: {
    type: 'string',
    minLength: 8,
    'x-secret': { presence: 'hasPassword', omitted: 'keep' },
  },
};
const shown = {
  type: 'object',
  required: ['connectionId', 'name'],
  properties: {
    connectionId: { type: 'string' },
    name: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'integer', default: 5432 },
    note: { type: ['string', 'null'] },
    options: {
      type: 'object',
      properties: {
        tls: { type: 'boolean', default: false },
        retries: { type: 'integer', default: 3 },
      },
    },
    password: { type: 'null' },
    hasPassword: { type: 'boolean' },
  },
};

/** PUT that replaces all but the secret. */
export const connectionsDocument = documentOf('Connections', {
  '/projects/{projectId}/connections': {
    post: { request: objectOf(own, ['name', 'host']), success: 201, shows: shown },
  },
  '/projects/{projectId}/connections/{connectionId}': {
    get: { success: 200, shows: shown, refusals: [401, 404] },
    put: {
      request: objectOf(own, ['name', 'host']),
      success: 200,
      shows: shown,
      refusals: [400, 401, 404],
      annotation: {
        resource: { name: 'connection', key: ['connectionId'] },
        create: 'postProjectsProjectIdConnections',
        delete: 'deleteProjectsProjectIdConnectionsConnectionId',
        omitted: 'reset',
      },
    },
    delete: { success: 204, refusals: [401, 404] },
  },
});

export const connections: Api = {
  path: '/projects/blue/connections',
  idName: 'connectionId',
  many: true,
  method: 'PUT',
  mediaType: 'application/json',
  answers: 'the settings',
  tags: false,
  invalid: 400,
  check: sent => {
    if (sent.name === undefined || sent.host === undefined) return 'name and host, please';
    const wrong = Object.entries(sent).find(([name, value]) => !isValid(name, value));
    return wrong === undefined ? null : `${wrong[0]} is not valid`;
  },
  steps: {
    updated: ({ password }, sent) => ({ ...(password !== undefined && { password }), ...sent }),
    view: ({ password, ...rest }) => ({
      port: 5432,
      note: null,
      ...rest,
      options: { tls: false, retries: 3, ...membersIn(rest.options) },
      password: null,
      hasPassword: password !== undefined,
    }),
  },
};

function isValid(name: string, value: unknown): boolean {
  switch (name) {
    case 'name':
      return typeof value === 'string' && value !== '';
    case 'host':
      return typeof value === 'string' && /^[\w.-]+$/.test(value);
    case 'port':
      return isWithin(value, 1, 65_535);
    case 'note':
      return value === null || typeof value === 'string';
    case 'password':
      return typeof value === 'string' && value.length >= 8;
    case 'options': {
      if (!isRecord(value)) return false;
      const { tls = false, retries = 0, ...others } = value;
      return (
        typeof tls === 'boolean' && isWithin(retries, 0, 9) && Object.keys(others).length === 0
      );
    }
    default:
      return false;
  }
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

export const connectionsFaults: readonly ResourceFault[] = [
  {
    id: 'put-merges',
    rule: 'replacement-leaves-nothing',
    story: 'A PUT is merged into what is stored, as a PATCH is.',
    plant: () => ({ updated: (before, sent) => ({ ...before, ...sent }) }),
  },
  {
    id: 'nested-members-stay',
    rule: 'replacement-leaves-nothing',
    story: 'The options are merged, and of them nothing can be taken back.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        options: { ...membersIn(before.options), ...membersIn(sent.options) },
      }),
    }),
  },
  {
    id: 'empty-values-stay',
    rule: 'replacement-leaves-nothing',
    story: 'A note that is not sent, or null, is not written.',
    plant: ({ updated }) => ({
      updated: (before, sent) => {
        const note = sent.note ?? before.note;
        return { ...updated(before, sent), ...(note !== undefined && { note }) };
      },
    }),
  },
  {
    id: 'secret-replaced-by-nothing',
    rule: 'replacement-leaves-nothing',
    story: 'A PUT without the password removes it.',
    plant: () => ({ updated: (_, sent) => sent }),
  },
  {
    id: 'secret-not-kept',
    rule: 'omitted-secret-is-kept',
    story: 'A PUT without the password removes it.',
    plant: () => ({ updated: (_, sent) => sent }),
  },
];
