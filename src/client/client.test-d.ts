/** Type tests: `npm run types` checks them, each with a negative that must not compile. */
import {
  type Client,
  changes,
  createClient,
  type EventPayload,
  type Middleware,
  type Problem,
  type RequestBody,
} from './index.ts';

declare const client: Client;
type IsAny<T> = 0 extends 1 & T ? true : false;
const never = <T extends false>(_: T): void => {};

const interviewsPath = '/ai-interviews/settings/webhooks';
const assessments = await client.POST('/webhooks', {
  body: { webhooks: { updates: { status: true, url: null } }, updateAll: false, updateAuth: true },
});
const interviews = await client.POST(interviewsPath, { body: { webhooks: {} } });

never<IsAny<typeof assessments.data>>(false);
never<IsAny<typeof assessments.error>>(false);
never<IsAny<NonNullable<typeof assessments.data>['webhook']['start']['url']>>(false);
never<IsAny<Parameters<Client['POST']>[1]>>(false);

if (assessments.data) {
  const status: boolean = assessments.data.webhook.updates.status;
  const password: null = assessments.data.webhook.auth.basic.password;
  // @ts-expect-error the settings of this endpoint come under `webhook`
  assessments.data.webhooks;
  void [status, password];
} else {
  const problem: Problem = assessments.error;
  const pointer: string | undefined = problem.errors?.[0]?.pointer;
  // @ts-expect-error a problem has no such member
  problem.message;
  if ('redirectsTo' in assessments.error) {
    const origin: string | null = assessments.error.redirectsTo;
    const code: 'redirect-not-followed' = assessments.error.code;
    void [origin, code];
  }
  void pointer;
}

if (interviews.data) {
  const url: string | null = interviews.data.webhooks.submission.url;
  // @ts-expect-error AI interviews have no `updates` hook
  interviews.data.webhooks.updates;
  void url;
}

// A view may be posted back, whole, in part, or with a member changed.
if (assessments.data && interviews.data) {
  const { webhook } = assessments.data;
  await client.POST('/webhooks', { body: { webhooks: webhook, updateAuth: true } });
  await client.POST('/webhooks', { body: { webhooks: { ...webhook, start: { status: false } } } });
  await client.POST('/webhooks', { body: { webhooks: { auth: webhook.auth } } });
  await client.POST(interviewsPath, { body: interviews.data });
  await client.POST('/webhooks', { body: { webhooks: interviews.data.webhooks } });
  // @ts-expect-error AI interviews have no `updates` hook
  await client.POST(interviewsPath, { body: { webhooks: webhook } });
  // A view shows the credentials of its type alone.
  if (webhook.auth.type === 'basic') {
    const username: string | null = webhook.auth.basic.username;
    const header: null = webhook.auth.apikey.header;
    void [username, header];
  }
}

// What differs between a view and its edited copy is an update.
if (assessments.data && interviews.data) {
  const { webhook } = assessments.data;
  const edited: RequestBody<'/webhooks'>['webhooks'] = structuredClone(webhook);
  edited.auth = { type: 'basic', basic: { username: 'u', password: 'p' } };
  await client.POST('/webhooks', { body: { webhooks: changes(webhook, edited) } });
  const spread = { ...webhook, start: { status: true, url: 'https://example.com' } };
  await client.POST('/webhooks', { body: { webhooks: changes(webhook, spread) } });
  await client.POST('/webhooks', {
    body: { webhooks: changes(webhook, { ...webhook, auth: { type: null } }), updateAuth: true },
  });
  await client.POST(interviewsPath, {
    // @ts-expect-error AI interviews have no `updates` hook
    body: { webhooks: changes(webhook, { updates: { status: true } }) },
  });
}

// @ts-expect-error `webhooks` is required
await client.POST('/webhooks', { body: {} });
// @ts-expect-error a body is required
await client.POST('/webhooks', {});
// @ts-expect-error a status is a boolean
await client.POST('/webhooks', { body: { webhooks: { start: { status: 'true' } } } });
// @ts-expect-error a flag is a boolean
await client.POST(interviewsPath, { body: { webhooks: {}, updateAll: 1 } });
// @ts-expect-error there is no such address
await client.POST('/webhook', { body: { webhooks: {} } });
// @ts-expect-error a key is required
createClient({ baseUrl: 'http://127.0.0.1' });
const token = { kind: 'bearer', token: 't' } as const;
createClient({ baseUrl: 'http://127.0.0.1', authentication: token });
// @ts-expect-error who the caller is is said in one way
createClient({ baseUrl: 'http://127.0.0.1', apiKey: 'demo', authentication: token });
const misplaced = { kind: 'api-key', in: 'body', name: 'k', value: 'v' } as const;
// @ts-expect-error there is no such place
createClient({ baseUrl: '', authentication: misplaced });
// @ts-expect-error the document has no success without content
createClient({ baseUrl: '', apiKey: 'demo', noContent: { 'POST /webhooks': 'always' } });
// @ts-expect-error no operation takes a GET
await client.GET('/webhooks');
const logging: Middleware = { onRequest: async ({ schemaPath }) => void schemaPath };
client.use(logging, { onResponse: ({ response }) => response });

// What the contract does not know is refused, at any depth.

// @ts-expect-error a typo of `updateAll`
await client.POST('/webhooks', { body: { webhooks: {}, updateall: true } });
// @ts-expect-error AI interviews have no `updateAuth`
await client.POST(interviewsPath, { body: { webhooks: {}, updateAuth: true } });
// @ts-expect-error there is no hook of this name
await client.POST('/webhooks', { body: { webhooks: { started: { status: true } } } });
// @ts-expect-error AI interviews have no `updates` hook
await client.POST(interviewsPath, { body: { webhooks: { updates: { status: true } } } });
// @ts-expect-error a hook has no such member
await client.POST('/webhooks', { body: { webhooks: { start: { enabled: true } } } });
const misnamed = { password: 'p', user: 'u' };
await client.POST('/webhooks', {
  // @ts-expect-error credentials have no such member
  body: { webhooks: { auth: { type: 'basic', basic: misnamed } } },
});
// The same where it is no literal: what stands in a variable is compared as well.
const typo = { webhooks: {}, updateall: true };
// @ts-expect-error a typo of `updateAll`
await client.POST('/webhooks', { body: typo });
const deepTypo = { webhooks: { start: { status: true, uri: 'https://example.com' } } };
// @ts-expect-error a typo of `url`
await client.POST('/webhooks', { body: deepTypo });
// @ts-expect-error redirects are never followed: the key would go along
await client.POST('/webhooks', { body: { webhooks: {} }, redirect: 'follow' });

// Credentials are those that `type` names.

const basic = { username: 'u', password: 'p' };
const apikey = { header: 'x-key', apikey: 'k' };
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'basic', basic } } } });
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'apikey', apikey } } } });
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'apikey' } } } });
await client.POST('/webhooks', { body: { webhooks: { auth: { type: null } } } });
await client.POST('/webhooks', {
  body: { webhooks: { auth: { type: 'basic', basic, apikey: { header: null, apikey: null } } } },
});
await client.POST('/webhooks', {
  body: { webhooks: { auth: { type: null, basic: null, apikey: { hasApikey: false } } } },
});
// @ts-expect-error `type` is required whenever `auth` is sent
await client.POST('/webhooks', { body: { webhooks: { auth: { basic } } } });
// @ts-expect-error an API key is none of the basic credentials
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'basic', apikey } } } });
// @ts-expect-error nor is one sent beside them
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'basic', basic, apikey } } } });
// @ts-expect-error a password is no API key
await client.POST('/webhooks', { body: { webhooks: { auth: { type: 'apikey', basic } } } });
// @ts-expect-error null means no credentials
await client.POST('/webhooks', { body: { webhooks: { auth: { type: null, basic } } } });
// @ts-expect-error there is no such type
await client.POST(interviewsPath, { body: { webhooks: { auth: { type: 'bearer' } } } });

// Events, by the names that `webhooks:` of the document gives them.

const started: EventPayload<'assessmentStart'> = {
  id: 1,
  assessment_id: 2,
  started_at: 1_768_471_200_000,
  name: 'Ada Example',
  email: 'ada@example.com',
};
declare const changed: EventPayload<'assessmentUpdates'>;
const kind: 'assessments.create' | 'assessments.updates' = changed.event;
never<IsAny<EventPayload<'aiInterviewSubmission'>>>(false);
// @ts-expect-error an id is a number
started.id = '1';
// @ts-expect-error there is no such event
declare const unheardOf: EventPayload<'assessmentStarted'>;
void [kind, unheardOf];
