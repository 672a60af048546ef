import { documentOf, objectOf } from './document.ts';
import type { ResourceFault } from './fault.ts';
import type { Api } from './server.ts';
import type { Members } from './steps.ts';

const form = 'application/x-www-form-urlencoded';
const own = {
  Name: { type: 'string', minLength: 1, maxLength: 60 },
  Limit: { type: 'integer', minimum: 1, maximum: 1000 },
  Enabled: { type: 'boolean' },
  Events: { type: 'array', items: { type: 'string', enum: ['sent', 'read', 'failed'] } },
  Place: objectOf({ City: { type: 'string', minLength: 1 }, Zip: { type: 'integer' } }),
  Secret: { type: 'string', minLength: 4, 'x-secret': { presence: 'HasSecret' } },
};
const { Secret: _, ...plain } = own;
const shown = {
  type: 'object',
  required: ['Sid'],
  properties: { Sid: { type: 'string' }, ...plain, HasSecret: { type: 'boolean' } },
};
const encoding = { Place: { style: 'deepObject', explode: true } };

/** POST of a form to what a GET shows, a member of style deepObject and a list among its fields. */
export const campaignsDocument = documentOf('Campaigns', {
  '/campaigns': {
    post: {
      request: objectOf(own, ['Name']),
      mediaType: form,
      encoding,
      success: 201,
      shows: shown,
      refusals: [400, 401],
    },
    get: { success: 200, shows: objectOf({ all: { type: 'array', items: shown } }) },
  },
  '/campaigns/{Sid}': {
    get: { success: 200, shows: shown, refusals: [401, 404] },
    post: {
      request: objectOf(own),
      mediaType: form,
      encoding,
      success: 200,
      shows: shown,
      refusals: [400, 401, 404, 415],
      annotation: {
        resource: 'campaign',
        create: 'postCampaigns',
        delete: 'deleteCampaignsSid',
        list: 'getCampaigns',
        absent: 'unset',
      },
    },
    delete: { success: 204, refusals: [401, 404] },
  },
});

export const campaigns: Api = {
  path: '/campaigns',
  idName: 'Sid',
  many: true,
  method: 'POST',
  mediaType: form,
  newMediaType: form,
  parse,
  invalid: 400,
  answers: 'the settings',
  tags: false,
  check: (sent, isNew) => {
    if (isNew && sent.Name === undefined) return 'a name, please';
    return Object.entries(sent).find(([name, value]) => !isValid(name, value))?.[0] ?? null;
  },
  steps: {
    updated: (before, sent) => ({
      ...before,
      ...sent,
      ...(sent.Place !== undefined && { Place: Object.assign({}, before.Place, sent.Place) }),
    }),
    view: ({ Secret, ...rest }) => ({ ...rest, HasSecret: Secret !== undefined }),
  },
};

/** What is no text by its name, and what is no such text as it came. */
function parse(body: string): Members {
  const found = new Map<string, unknown>();
  const place: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const [, inPlace] = /^Place\[(\w+)\]$/.exec(name) ?? [];
    if (inPlace !== undefined) {
      place[inPlace] = inPlace === 'Zip' ? numberIn(value) : value;
      found.set('Place', place);
    } else if (name === 'Events') found.set(name, [found.get(name) ?? [], value].flat());
    else if (name === 'Limit') found.set(name, numberIn(value));
    else if (name === 'Enabled')
      found.set(name, /^(true|false)$/.test(value) ? value === 'true' : value);
    else found.set(name, found.has(name) ? [found.get(name), value] : value);
  }
  return Object.fromEntries(found);
}

function numberIn(text: string): unknown {
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function isValid(name: string, value: unknown): boolean {
  switch (name) {
    case 'Name':
      return typeof value === 'string' && value.length >= 1 && value.length <= 60;
    case 'Limit':
      return typeof value === 'number' && value >= 1 && value <= 1000;
    case 'Enabled':
      return typeof value === 'boolean';
    case 'Events':
      return Array.isArray(value) && value.every(one => own.Events.items.enum.includes(one));
    case 'Place': {
      const { City = 'x', Zip = 1, ...others } = Object(value);
      const isPlace = typeof City === 'string' && City !== '' && typeof Zip === 'number';
      return isPlace && Object.keys(others).length === 0;
    }
    case 'Secret':
      return typeof value === 'string' && value.length >= 4;
    default:
      return false;
  }
}

export const campaignsFaults: readonly ResourceFault[] = [
  {
    id: 'false-is-nothing',
    rule: 'included-key-is-updated',
    story: 'What is falsy is taken for a field that was not sent.',
    plant: ({ updated }) => ({
      updated: (before, sent) =>
        updated(before, Object.fromEntries(Object.entries(sent).filter(([, value]) => value))),
    }),
  },
  {
    id: 'last-of-a-list',
    rule: 'included-key-is-updated',
    story: 'Of several fields of one name the framework keeps the last.',
    plant: ({ updated }) => ({
      updated: (before, sent) =>
        updated(before, {
          ...sent,
          ...(Array.isArray(sent.Events) && { Events: sent.Events.slice(-1) }),
        }),
    }),
  },
  {
    id: 'empty-form-fields',
    rule: 'omitted-key-is-kept',
    story: 'The form of the page has every field, so that one which is missing is an unticked box.',
    plant: ({ updated }) => ({
      updated: (before, sent) => updated(before, { Enabled: false, ...sent }),
    }),
  },
  {
    id: 'members-replace-the-object',
    rule: 'members-of-a-key-merge',
    story:
      'The parser makes a new object of the fields in brackets, which replaces the stored one.',
    plant: ({ updated }) => ({
      updated: (before, sent) => ({
        ...updated(before, sent),
        ...(sent.Place !== undefined && { Place: sent.Place }),
      }),
    }),
  },
  {
    id: 'numbers-stay-texts',
    rule: 'response-has-documented-shape',
    story: 'What came as a text is stored and shown as a text.',
    plant: ({ view }) => ({
      view: stored => {
        const shown = view(stored);
        return { ...shown, ...(shown.Limit !== undefined && { Limit: String(shown.Limit) }) };
      },
    }),
  },
  {
    id: 'anything-is-a-flag',
    rule: 'invalid-bodies-are-refused',
    story: 'Whatever is not "true" is false.',
    plant: ({ updated }) => ({
      passes: sent => sent.Enabled !== undefined && typeof sent.Enabled !== 'boolean',
      updated: (before, sent) =>
        updated(before, {
          ...sent,
          ...(sent.Enabled !== undefined && { Enabled: sent.Enabled === true }),
        }),
    }),
  },
  {
    id: 'secret-in-the-refusal',
    rule: 'secrets-never-leak',
    story: 'A page for developers shows the form with every refusal.',
    plant: () => ({ refusal: (message, text) => `${message} in ${text}` }),
  },
];
