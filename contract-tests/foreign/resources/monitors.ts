import { isRecord } from '../../../src/contract/json-pointer.ts';
import { documentOf, objectOf } from './document.ts';
import type { Api } from './server.ts';
import type { Members } from './steps.ts';

const alert = objectOf({ email: { type: ['string', 'null'] }, muted: { type: 'boolean' } });
const own = {
  name: { type: 'string', minLength: 1, maxLength: 60 },
  target: { type: 'string', format: 'uri' },
  seconds: { type: 'integer', minimum: 30, maximum: 3600 },
  alert,
};
const token = { type: 'string', minLength: 4, 'x-secret': { presence: 'hasToken' } };
const shown = {
  type: 'object',
  required: ['id', 'name', 'target'],
  properties: {
    id: { type: 'integer' },
    name: { type: ['string', 'null'] },
    target: { type: ['string', 'null'] },
    seconds: { type: 'integer', default: 60 },
    alert: objectOf({
      email: { type: ['string', 'null'] },
      muted: { type: 'boolean', default: false },
    }),
    token: { type: 'null' },
    hasToken: { type: 'boolean' },
  },
};

/** PATCH that answers with the monitor, GET, POST, DELETE and a list, with entity tags. */
export const monitorsDocument = documentOf('Monitors', {
  '/monitors': {
    post: {
      request: objectOf({ ...own, token }, ['name', 'target']),
      success: 201,
      shows: shown,
      refusals: [401, 422],
    },
    get: { success: 200, shows: objectOf({ all: { type: 'array', items: shown } }) },
  },
  '/monitors/{monitorId}': {
    get: { success: 200, shows: shown, refusals: [401, 404] },
    patch: {
      request: objectOf({ ...own, token }),
      success: 200,
      shows: shown,
      refusals: [400, 401, 404, 412, 422],
      annotation: {
        resource: 'monitor',
        create: 'postMonitors',
        delete: 'deleteMonitorsMonitorId',
        list: 'getMonitors',
      },
    },
    delete: { success: 204, refusals: [401, 404] },
  },
});

export const monitors: Api = {
  path: '/monitors',
  many: true,
  method: 'PATCH',
  mediaType: 'application/json',
  answers: 'the settings',
  tags: true,
  check: (sent, isNew) => {
    if (isNew && (sent.name === undefined || sent.target === undefined))
      return 'name and target, please';
    const wrong = Object.entries(sent).find(([name, value]) => !isValid(name, value));
    return wrong === undefined ? null : `${wrong[0]} is not valid`;
  },
  steps: {
    updated: (before, sent) => ({
      ...before,
      ...sent,
      ...(isRecord(sent.alert) && {
        alert: { ...(isRecord(before.alert) && before.alert), ...sent.alert },
      }),
    }),
    view: ({ token: secret, ...rest }) => ({
      seconds: 60,
      ...rest,
      alert: { email: null, muted: false, ...(isRecord(rest.alert) && rest.alert) },
      token: null,
      hasToken: secret !== undefined,
    }),
  },
};

function isValid(name: string, value: unknown): boolean {
  switch (name) {
    case 'name':
      return typeof value === 'string' && value.length >= 1 && value.length <= 60;
    case 'target':
      return typeof value === 'string' && URL.canParse(value);
    case 'seconds':
      return Number.isInteger(value) && Number(value) >= 30 && Number(value) <= 3600;
    case 'token':
      return typeof value === 'string' && value.length >= 4;
    case 'alert':
      return isRecord(value) && isAlert(value);
    default:
      return false;
  }
}

function isAlert({ email = null, muted = false, ...others }: Members): boolean {
  const isText = email === null || typeof email === 'string';
  return isText && typeof muted === 'boolean' && Object.keys(others).length === 0;
}
