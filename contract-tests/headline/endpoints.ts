import type { Client, components } from '../../src/client/index.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { example } from './examples.ts';

export type View =
  | components['schemas']['AssessmentWebhooksView']
  | components['schemas']['AiInterviewWebhooksView'];

/** One of the two endpoints, as a program calls it through the client. */
export interface Endpoint {
  readonly path: string;
  /** The items that belong to it. */
  readonly collection: string;
  /** The example that sends all hooks with Basic credentials, and what the documentation answers to it. */
  readonly everything: string;
  readonly shown: unknown;
  /** Sends a request example of the document by its name; what the answer shows of the settings. */
  send(client: Client, name: string, receiver?: string): Promise<View>;
  /** The settings as they stand: an update that sends nothing shows them. */
  read(client: Client): Promise<View>;
}

const { examples } = openapi.components;

export const assessments: Endpoint = {
  path: '/webhooks',
  collection: 'assessments',
  everything: 'withBasicAuth',
  shown: examples.assessmentShownWithBasicAuth.value.webhook,
  async send(client, name, receiver) {
    const body = example('/webhooks', name, receiver);
    const { data, error } = await client.POST('/webhooks', { body });
    if (data === undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return data.webhook;
  },
  async read(client) {
    const { data, error } = await client.POST('/webhooks', { body: { webhooks: {} } });
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data.webhook;
  },
};

export const aiInterviews: Endpoint = {
  path: '/ai-interviews/settings/webhooks',
  collection: 'aiInterviews',
  everything: 'documented',
  shown: examples.aiInterviewShownDocumented.value.webhooks,
  async send(client, name, receiver) {
    const body = example('/ai-interviews/settings/webhooks', name, receiver);
    const { data, error } = await client.POST('/ai-interviews/settings/webhooks', { body });
    if (data === undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return data.webhooks;
  },
  async read(client) {
    const { data, error } = await client.POST('/ai-interviews/settings/webhooks', {
      body: { webhooks: {} },
    });
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data.webhooks;
  },
};

export const endpoints = [assessments, aiInterviews];
