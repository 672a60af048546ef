import { expect, onTestFinished, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { createMockServer } from '../mock-server.ts';

interface Event {
  readonly event: string;
  readonly data: { readonly [member: string]: unknown };
}

async function watchedMock() {
  const mock = await createMockServer({ contract: defaultContract() });
  const { url } = await mock.listen();
  onTestFinished(() => mock.close());
  const aborted = new AbortController();
  onTestFinished(() => aborted.abort());
  const { body } = await fetch(`${url}/__admin/live`, { signal: aborted.signal });
  if (body === null) throw new Error('no stream');
  return { mock, url, events: eventsOf(body) };
}

/** Server-sent events as they come. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Event, undefined> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
  return undefined;
}

const call = (url: string) =>
  fetch(`${url}/webhooks`, {
    method: 'POST',
    headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
    body: '{"webhooks":{}}',
  });

test('a snapshot comes first, then what is new', async () => {
  const { url, events } = await watchedMock();
  const first = await events.next();
  expect(first.value).toMatchObject({
    event: 'snapshot',
    data: { tenants: ['demo', 'demo-2'], exchanges: [], status: { error: null } },
  });
  await call(url);
  const second = await events.next();
  expect(second.value).toMatchObject({
    event: 'news',
    data: { exchanges: [{ id: 1, method: 'POST', path: '/webhooks', status: 200 }], missed: 0 },
  });
});

test('every request is told or counted, however many there are at once', async () => {
  const { url, events } = await watchedMock();
  await events.next();
  const total = 300;
  await Promise.all(Array.from({ length: total }, () => call(url)));
  let told = 0;
  while (told < total) {
    const { value } = await events.next();
    const { exchanges, missed } = value?.data ?? {};
    told += (Array.isArray(exchanges) ? exchanges.length : 0) + Number(missed);
  }
  expect(told).toBe(total);
});

test('a broken document and its mending are told at once', async () => {
  const { mock, events } = await watchedMock();
  await events.next();
  mock.reportBroken('openapi.yaml:3 is no YAML');
  expect((await events.next()).value).toMatchObject({
    event: 'snapshot',
    data: { status: { error: 'openapi.yaml:3 is no YAML' } },
  });
  await mock.reload(defaultContract());
  expect((await events.next()).value).toMatchObject({
    event: 'snapshot',
    data: { status: { error: null } },
  });
});

test('a mock that stops ends its streams and does not wait for pages', async () => {
  const { mock, events } = await watchedMock();
  await events.next();
  await mock.close();
  expect(await events.next()).toEqual({ done: true, value: undefined });
});
