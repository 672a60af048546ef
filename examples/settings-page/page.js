import { createClient } from 'holdfast/client';
import { settingsForm } from './settings-form.js';

// The page's own server passes calls on and adds the key, which no page should hold.
const client = createClient({ baseUrl: `${location.origin}/api`, apiKey: 'added-by-the-server' });
const main = document.querySelector('main');

main?.append(
  settingsForm({
    id: 'assessments',
    title: 'Assessments',
    items: 'assessments',
    hooks: { start: 'Started', submission: 'Submitted', updates: 'Created or updated' },
    read: async () => {
      const { data, error } = await client.POST('/webhooks', { body: { webhooks: {} } });
      return { view: data?.webhook, error };
    },
    save: async (webhooks, updateAll) => {
      // `auth` counts with updateAuth only; without `auth`, the flag would reach items with the stored one.
      const updateAuth = webhooks.auth !== undefined;
      const { data, error } = await client.POST('/webhooks', {
        body: { webhooks, ...(updateAuth && { updateAuth }), ...(updateAll && { updateAll }) },
      });
      return { view: data?.webhook, error };
    },
  }),
  settingsForm({
    id: 'interviews',
    title: 'AI interviews',
    items: 'AI interviews',
    hooks: { start: 'Started', submission: 'Submitted' },
    read: async () => {
      const { data, error } = await client.POST('/ai-interviews/settings/webhooks', {
        body: { webhooks: {} },
      });
      return { view: data?.webhooks, error };
    },
    save: async ({ start, submission, auth }, updateAll) => {
      const webhooks = {
        ...(start && { start }),
        ...(submission && { submission }),
        ...(auth && { auth }),
      };
      const { data, error } = await client.POST('/ai-interviews/settings/webhooks', {
        body: { webhooks, ...(updateAll && { updateAll }) },
      });
      return { view: data?.webhooks, error };
    },
  }),
);
