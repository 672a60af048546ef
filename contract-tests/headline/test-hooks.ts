import { createClient } from '../../src/client/index.ts';
import type { components, paths } from '../../src/generated/admin.ts';
import type { RunningServer } from '../servers/running-server.ts';

/** What a test may ask of a server beside the contract, for the first tenant. */
export interface TestHooks {
  reset(): Promise<void>;
  /** The id of a new item. */
  createItem(collection: string): Promise<string>;
  /** The settings of an item. */
  item(collection: string, id: string): Promise<unknown>;
  fire(
    collection: string,
    id: string,
    event: string,
  ): Promise<components['schemas']['EventOutcome']>;
}

export function testHooks(
  { adminUrl, apiKey }: RunningServer,
  fetch = globalThis.fetch,
): TestHooks {
  const client = createClient<paths>({
    baseUrl: adminUrl,
    apiKey,
    fetch,
    noContent: { 'POST /reset': 'always' },
  });
  return {
    async reset() {
      const { response } = await client.POST('/reset');
      if (response.status !== 204) throw new Error(`reset answered ${response.status}`);
    },
    async createItem(collection) {
      const { data } = await client.POST('/items/{collection}', {
        params: { path: { collection } },
        body: { count: 1 },
      });
      const [id] = data?.ids ?? [];
      if (id === undefined) throw new Error(`no item of ${collection} was created`);
      return id;
    },
    async item(collection, id) {
      const { data } = await client.GET('/items/{collection}/{id}', {
        params: { path: { collection, id } },
      });
      return data?.webhooks;
    },
    async fire(collection, id, event) {
      const { data, response } = await client.POST('/events', { body: { collection, id, event } });
      if (data === undefined) throw new Error(`firing answered ${response.status}`);
      return data;
    },
  };
}
