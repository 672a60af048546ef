import { isRecord } from '../../../src/contract/json-pointer.ts';
import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';
import type { Members } from './steps.ts';

const place = objectOf({ name: { type: 'string' }, street: { type: 'string' } });
const own = {
  title: { type: 'string', minLength: 1 },
  due: { type: 'string', format: 'date-time' },
  channel: { type: 'string', enum: ['mail', 'letter'] },
  address: { type: 'string', minLength: 1 },
  place,
};
const shown = { type: 'object', properties: { id: { type: 'integer' }, ...own } };

/** PATCH with a view that leaves out what is unset, as most languages write JSON unless told otherwise. */
export const remindersDocument = documentOf('Reminders', {
  '/reminders': {
    post: { request: objectOf(own, ['title']), success: 201, shows: shown, refusals: [401, 422] },
    get: { success: 200, shows: objectOf({ all: { type: 'array', items: shown } }) },
  },
  '/reminders/{id}': {
    get: { success: 200, shows: shown, refusals: [401, 403, 404] },
    patch: {
      request: objectOf(own),
      success: 200,
      shows: shown,
      refusals: [400, 401, 403, 404, 422],
      annotation: {
        resource: 'reminder',
        create: 'postReminders',
        delete: 'deleteRemindersId',
        list: 'getReminders',
      },
    },
    delete: { success: 204, refusals: [401, 404] },
  },
});

export const reminders: Api = {
  path: '/reminders',
  many: true,
  method: 'PATCH',
  mediaType: 'application/json',
  answers: 'the settings',
  tags: false,
  check: (sent, isNew) => {
    if (isNew && sent.title === undefined) return 'title, please';
    const wrong = Object.entries(sent).find(([name, value]) => !isValid(name, value));
    return wrong === undefined ? null : `${wrong[0]} is not valid`;
  },
  steps: {
    updated: (before, sent) => ({
      ...before,
      ...sent,
      ...(isRecord(sent.place) && {
        place: { ...(isRecord(before.place) && before.place), ...sent.place },
      }),
    }),
    // The moment is kept as such, and written in the one spelling that the database has.
    view: ({ due, ...rest }) => ({
      ...rest,
      ...(typeof due === 'string' && { due: new Date(due.toUpperCase()).toISOString() }),
    }),
  },
};

/** A right server as well: it shows the address only where a letter is to be sent, and hides what is not there. */
export const remindersByChannel: Api = {
  ...reminders,
  unknown: 403,
  steps: {
    ...reminders.steps,
    view: ({ address, ...rest }) => ({
      ...reminders.steps.view?.(rest),
      ...(rest.channel === 'letter' && { address }),
    }),
  },
};

function isValid(name: string, value: unknown): boolean {
  switch (name) {
    case 'title':
    case 'address':
      return typeof value === 'string' && value !== '';
    case 'due':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value.toUpperCase()));
    case 'channel':
      return typeof value === 'string' && own.channel.enum.includes(value);
    case 'place':
      return isRecord(value) && isPlace(value);
    default:
      return false;
  }
}

function isPlace({ name = '', street = '', ...others }: Members): boolean {
  return typeof name === 'string' && typeof street === 'string' && Object.keys(others).length === 0;
}

export const remindersFaults: readonly ResourceFault[] = [
  {
    id: 'members-left-out-are-lost',
    rule: 'members-of-a-key-merge',
    story: 'Only the first level is merged, and a view leaves out what is lost.',
    plant: () => ({ updated: (before, sent) => ({ ...before, ...sent }) }),
  },
  {
    id: 'keys-left-out-are-lost',
    rule: 'omitted-key-is-kept',
    story: 'A PATCH is handled as a PUT, and a view leaves out what is gone.',
    plant: () => ({ updated: ({ title }, sent) => ({ title, ...sent }) }),
  },
  {
    id: 'offset-dropped',
    rule: 'included-key-is-updated',
    story: 'The offset of a moment is cut off, and what is left taken for UTC.',
    plant: ({ updated }) => ({
      updated: (before, { due, ...sent }) => ({
        ...updated(before, sent),
        ...(typeof due === 'string' && { due: due.replace(/(?:[Zz]|[+-]\d\d:\d\d)$/, 'Z') }),
      }),
    }),
  },
  {
    id: 'day-alone-kept',
    rule: 'included-key-is-updated',
    story: 'The column is a date, and the time of the day is lost.',
    plant: ({ updated }) => ({
      updated: (before, { due, ...sent }) => ({
        ...updated(before, sent),
        ...(typeof due === 'string' && { due: `${due.slice(0, 10)}T00:00:00Z` }),
      }),
    }),
  },
];
