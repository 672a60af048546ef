import { withHooks, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onUpdate } from './replace-step.ts';
import type { Context } from './server/update.ts';

/** The settings of the endpoint that was not called, as a place to write to. */
function other({ tenant, endpoint }: Context) {
  const collection = endpoint.collection === 'assessments' ? 'aiInterviews' : 'assessments';
  return { of: tenant.settings, collection } as const;
}

export const endpointsAreSeparate = faultsOf('endpoints-are-separate', [
  {
    id: 'endpoints-share-auth',
    story: 'Credentials are stored once per tenant, so the last endpoint that was called wins.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      const { of, collection } = other(at);
      of[collection] = { ...of[collection], auth: of[at.endpoint.collection].auth };
    }),
  },
  {
    id: 'endpoints-share-hooks-by-name',
    story:
      'Hooks are stored by tenant and name, and both endpoints have a `start` and a `submission`.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      const { of, collection } = other(at);
      of[collection] = withHooks(
        of[collection],
        (_, name) => of[at.endpoint.collection].hooks[name],
      );
    }),
  },
  {
    id: 'other-endpoint-loses-its-secret',
    story:
      'One document holds both endpoints and is saved whole; the other half comes from its view.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      const { of, collection } = other(at);
      const { auth } = of[collection];
      of[collection] = { ...of[collection], auth: withSecret(auth, () => 'null') };
    }),
  },
  {
    id: 'ai-interviews-drop-the-updates-hook',
    story: 'Saving AI interviews rewrites the shared row with the two hooks that it knows.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      if (at.endpoint.collection !== 'aiInterviews') return;
      const { of } = other(at);
      of.assessments = withHooks(of.assessments, (hook, name) =>
        name === 'updates' ? { status: false, url: null } : hook,
      );
    }),
  },
  {
    id: 'removing-auth-removes-both',
    story: '`type: null` deletes the credentials by tenant, for both endpoints.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      const { of, collection } = other(at);
      if (of[at.endpoint.collection].auth.type === null && body.webhooks.auth !== undefined)
        of[collection] = { ...of[collection], auth: { type: null } };
    }),
  },
  // chmonitor/chmonitor#2945.
  {
    id: 'endpoints-share-a-password-by-username',
    story: 'Credentials are stored once per username, so both endpoints change when one does.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      const { of, collection } = other(at);
      const changed = of[at.endpoint.collection].auth;
      const { auth } = of[collection];
      if (changed.type === 'basic' && auth.type === 'basic' && auth.username === changed.username)
        of[collection] = { ...of[collection], auth: changed };
    }),
  },
]);
