import { expect, test } from 'vitest';
import { valueAt } from '../../src/contract/json-pointer.ts';
import { initialSettings } from '../../src/settings/settings.ts';
import { hooksContract } from '../testing/resource-document.ts';
import { type RunningMock, runMock } from '../testing/running-mock.ts';
import { showing } from './one.ts';

const hooks = '/teams/7/hooks';
const start = () => runMock({ contract: hooksContract() });
const read = (mock: RunningMock, path: string) => mock.call(path, { method: 'GET' });

test('what is created is read, updated, listed and deleted', async () => {
  const mock = await start();
  const created = await mock.call(hooks, { body: { name: 'first', url: 'https://a.example' } });
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: 1,
    name: 'first',
    url: 'https://a.example',
    tags: null,
    labels: null,
    token: null,
    createdAt: '2026-01-15T10:00:00Z',
  });
  const at = `${hooks}/1`;
  expect((await read(mock, at)).body).toEqual(created.body);
  const changed = await mock.call(at, { method: 'PATCH', body: { tags: ['x'], token: 'hush' } });
  expect([changed.status, changed.text]).toEqual([204, '']);
  const after = await read(mock, at);
  expect(after.body).toEqual({ ...Object(created.body), tags: ['x'] });
  await mock.call(hooks, { body: { name: 'second' } });
  const list = await read(mock, hooks);
  expect(list.body).toMatchObject({ total: 2, items: [{ id: 1, tags: ['x'] }, { id: 2 }] });
  expect((await mock.call(at, { method: 'DELETE' })).status).toBe(204);
  expect((await read(mock, at)).status).toBe(404);
  expect((await mock.call(at, { method: 'DELETE' })).status).toBe(404);
  expect((await mock.call(at, { method: 'PATCH', body: {} })).status).toBe(404);
  expect((await read(mock, hooks)).body).toMatchObject({ total: 1, items: [{ id: 2 }] });
});

test('a missing one is told in the words of the document, where it has some', async () => {
  const mock = await start();
  const described = await read(mock, `${hooks}/1`);
  expect(described.headers.get('content-type')).toBe('application/json');
  expect(described.body).toHaveProperty('error');
  const other = await mock.call(`${hooks}/1`, { method: 'DELETE' });
  expect(other.body).toMatchObject({ code: 'not-found', status: 404 });
});

test('each tenant, and each value of the path, has its own', async () => {
  const mock = await start();
  await mock.call(hooks, { body: { name: 'mine' } });
  expect((await mock.call(`${hooks}/1`, { method: 'GET', key: 'demo-2' })).status).toBe(404);
  expect((await read(mock, '/teams/8/hooks/1')).status).toBe(404);
  expect((await read(mock, '/teams/8/hooks')).body).toMatchObject({ items: [] });
});

test('a body that the document refuses creates and changes nothing', async () => {
  const mock = await start();
  expect((await mock.call(hooks, { body: {} })).status).toBe(400);
  expect((await read(mock, hooks)).body).toMatchObject({ items: [] });
  await mock.call(hooks, { body: { name: 'first' } });
  const refused = await mock.call(`${hooks}/1`, { method: 'PATCH', body: { name: 1 } });
  expect(refused.status).toBe(400);
  expect((await read(mock, `${hooks}/1`)).at('name')).toBe('first');
});

test('no answer shows what is only written', async () => {
  const mock = await start();
  const created = await mock.call(hooks, { body: { name: 'first', token: 'hush' } });
  const one = await read(mock, `${hooks}/1`);
  const all = await read(mock, hooks);
  expect(created.text + one.text + all.text).not.toContain('hush');
});

test('a map is shown as it was sent, also where the document has to fill in something else', async () => {
  const contract = hooksContract();
  const [hook = expect.fail()] = contract.resources;
  // The answer lacks something that it has to have, so that the example stands in for it.
  const accepts = () => [{ pointer: '#', code: 'missing-member', detail: 'is required' }] as const;
  const settings = { ...initialSettings(hook.shape), labels: { size: 'small' } };
  const example = { labels: { colour: 'of the example' }, name: 'of the example' };
  const one = { settings, others: {}, key: { id: 1 } };
  const body = showing(hook, one, { example, at: [], accepts });
  expect(valueAt(body, ['labels'])).toEqual({ size: 'small' });
});

test('a list is told in pages, for those who ask for one', async () => {
  const mock = await start();
  for (const name of ['a', 'b', 'c']) await mock.call(hooks, { body: { name } });
  const names = async (query: string) => (await read(mock, `${hooks}?${query}`)).at('items');
  expect(await names('limit=2')).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  expect(await names('limit=2&offset=2')).toMatchObject([{ name: 'c' }]);
  expect(await names('per_page=1&page=2')).toMatchObject([{ name: 'b' }]);
});

test('a response that is asked for by name is the example of the document', async () => {
  const mock = await start();
  const reply = await mock.call(hooks, { body: { name: 'a' }, headers: { Prefer: 'code=201' } });
  expect(reply.at('name')).toBe('string');
  expect((await read(mock, hooks)).body).toMatchObject({ items: [] });
});
