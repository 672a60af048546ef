/** Type tests: `npm run types` checks them, each with a negative that must not compile. */
import { type Client, createClient, type Problem } from './index.ts';

declare const client: Client;
type IsAny<T> = 0 extends 1 & T ? true : false;
const never = <T extends false>(_: T): void => {};

const assessments = await client.POST('/webhooks', {
  body: { webhooks: { updates: { status: true, url: null } }, updateAll: false, updateAuth: true },
});
const interviews = await client.POST('/ai-interviews/settings/webhooks', {
  body: { webhooks: {} },
});

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
  void pointer;
}

if (interviews.data) {
  const url: string | null = interviews.data.webhooks.submission.url;
  // @ts-expect-error AI interviews have no `updates` hook
  interviews.data.webhooks.updates;
  void url;
}

// @ts-expect-error `webhooks` is required
await client.POST('/webhooks', { body: {} });
// @ts-expect-error a status is a boolean
await client.POST('/webhooks', { body: { webhooks: { start: { status: 'true' } } } });
const basic = { username: 'u', password: 'p' };
// @ts-expect-error `type` is required whenever `auth` is sent
await client.POST('/webhooks', { body: { webhooks: { auth: { basic } } } });
// @ts-expect-error a flag is a boolean
await client.POST('/ai-interviews/settings/webhooks', { body: { webhooks: {}, updateAll: 1 } });
// @ts-expect-error there is no such address
await client.POST('/webhook', { body: { webhooks: {} } });
// @ts-expect-error a key is required
createClient({ baseUrl: 'http://127.0.0.1' });
