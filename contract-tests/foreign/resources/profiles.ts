import { isRecord, membersIn } from '../../../src/contract/json-pointer.ts';
import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';
import type { Members } from './steps.ts';

const text = { type: ['string', 'null'], maxLength: 80 };
const nullable = { type: ['integer', 'null'], minimum: 0 };
const own = {
  title: text,
  size: nullable,
  labels: { type: ['object', 'null'], additionalProperties: { type: ['string', 'null'] } },
  mail: {
    ...objectOf({ to: text, weekly: { type: ['boolean', 'null'] } }),
    type: ['object', 'null'],
  },
};
const shown = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    title: { type: 'string' },
    size: { type: 'integer' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    mail: objectOf({ to: { type: 'string' }, weekly: { type: 'boolean' } }),
  },
};

/** PATCH of a merge patch (RFC 7396), whose answer leaves out what is not set. */
export const profilesDocument = documentOf('Profiles', {
  '/profiles': {
    post: { request: objectOf(own), success: 201, shows: shown, refusals: [400, 401] },
  },
  '/profiles/{profileId}': {
    get: { success: 200, shows: shown, refusals: [401, 404] },
    patch: {
      request: objectOf(own),
      mediaType: 'application/merge-patch+json',
      success: 200,
      shows: shown,
      refusals: [400, 401, 404, 415],
      annotation: {
        resource: 'profile',
        create: 'postProfiles',
        delete: 'deleteProfilesProfileId',
        absent: 'unset',
      },
    },
    delete: { success: 204, refusals: [401, 404] },
  },
});

export const profiles: Api = {
  path: '/profiles',
  many: true,
  method: 'PATCH',
  mediaType: 'application/merge-patch+json',
  invalid: 400,
  answers: 'the settings',
  tags: false,
  check: sent => Object.entries(sent).find(([name, value]) => !isValid(name, value))?.[0] ?? null,
  steps: {
    created: sent => merged({}, sent),
    updated: (before, sent) => merged(before, sent),
  },
};

/** RFC 7396 section 2. */
function merged(before: Members, patch: Members): Members {
  const after = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) after.delete(name);
    else if (isRecord(value)) after.set(name, merged(membersIn(after.get(name)), value));
    else after.set(name, value);
  }
  return Object.fromEntries(after);
}

function isValid(name: string, value: unknown): boolean {
  if (value === null) return Object.hasOwn(own, name);
  switch (name) {
    case 'title':
      return isText(value);
    case 'size':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'labels':
      return (
        isRecord(value) &&
        Object.values(value).every(one => one === null || typeof one === 'string')
      );
    case 'mail':
      return isRecord(value) && isMail(value);
    default:
      return false;
  }
}

function isMail({ to = null, weekly = null, ...others }: Members): boolean {
  const isFlag = weekly === null || typeof weekly === 'boolean';
  return (to === null || isText(to)) && isFlag && Object.keys(others).length === 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 80;
}

export const profilesFaults: readonly ResourceFault[] = [
  {
    id: 'null-left-out-of-the-patch',
    rule: 'members-of-a-key-merge',
    story: 'The library that reads JSON leaves null out, so that nothing is ever removed.',
    plant: ({ updated }) => ({ updated: (before, sent) => updated(before, withoutNull(sent)) }),
  },
  {
    id: 'group-replaced',
    rule: 'members-of-a-key-merge',
    story: 'Only the first level is merged: what is an object takes the place of the stored one.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        ...(isRecord(sent.mail) && { mail: withoutNull(sent.mail) }),
      }),
    }),
  },
  {
    id: 'map-replaced',
    rule: 'members-of-a-key-merge',
    story: 'The free labels are one column of JSON text, and what is sent takes the place of it.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        ...(isRecord(sent.labels) && { labels: withoutNull(sent.labels) }),
      }),
    }),
  },
  {
    id: 'null-kept-in-a-map',
    rule: 'members-of-a-key-merge',
    story: 'Null removes the members that the document names alone: a label stays, as null.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        ...(isRecord(sent.labels) && {
          labels: { ...membersIn(before.labels), ...sent.labels },
        }),
      }),
    }),
  },
  {
    id: 'refused-half-applied',
    rule: 'refused-update-changes-nothing',
    story: 'A patch is applied member by member, until the one that is not valid.',
    plant: ({ updated }) => ({
      afterRefusal: (before, sent) =>
        updated(
          before,
          Object.fromEntries(Object.entries(sent).filter(([name, value]) => isValid(name, value))),
        ),
    }),
  },
];

function withoutNull(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, isRecord(value) ? withoutNull(value) : value]),
  );
}
