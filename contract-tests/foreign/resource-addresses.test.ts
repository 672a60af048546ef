import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-contract.ts';
import { EndedEarly } from '../../src/verify/ended-early.ts';
import { documentOf, objectOf } from './resources/document.ts';
import { monitors, monitorsDocument } from './resources/monitors.ts';
import { resourceServer } from './resources/server.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';

const keys = Object.values(foreignKeys);
const shown = {
  type: 'object',
  properties: { id: { type: 'string' }, name: { type: ['string', 'null'] } },
};
const request = objectOf({ name: { type: 'string', minLength: 1 } });

/** Teams, and the rooms of each, with what a request says beside its body. */
const nested = documentOf('Rooms', {
  '/teams': { post: { request, success: 201, shows: shown } },
  '/teams/{teamId}': {
    get: { success: 200, shows: shown },
    patch: {
      request,
      success: 200,
      shows: shown,
      annotation: { resource: 'team', create: 'postTeams', delete: 'deleteTeamsTeamId' },
    },
    delete: { success: 204 },
  },
  '/teams/{teamId}/rooms': { post: { request, success: 201, shows: shown } },
  '/teams/{teamId}/rooms/{roomId}': {
    get: { success: 200, shows: shown },
    patch: {
      request,
      success: 200,
      shows: shown,
      annotation: {
        resource: { name: 'room', key: ['roomId'] },
        create: 'postTeamsTeamIdRooms',
        delete: 'deleteTeamsTeamIdRoomsRoomId',
      },
    },
    delete: { success: 204 },
  },
});

/** Stores whatever is below the address of another, by whoever comes first. */
function nestedServer(log: string[]): RequestListener {
  const stored = new Map<string, { readonly owner: string; readonly name?: unknown }>();
  let last = 0;
  return async (request, response) => {
    const { method = '', url = '', headers } = request;
    log.push(`${method} ${url}`);
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const owner = String(headers['x-api-key']);
    if (!keys.includes(owner)) return answer(401, {});
    const [, team = ''] = /^\/teams\/([^/]+)/.exec(url) ?? [];
    if (team !== '' && stored.get(`/teams/${team}`)?.owner !== owner) return answer(404, {});
    const sent = parsed(text);
    if (['POST', 'PATCH'].includes(method) && !isValid(sent)) return answer(400, {});
    if (method === 'POST') {
      const id = `n${++last}`;
      stored.set(`${url}/${id}`, { owner, ...sent });
      return answer(201, { id, name: null, ...sent });
    }
    const before = stored.get(url);
    if (before === undefined) return answer(404, {});
    if (method === 'DELETE') {
      stored.delete(url);
      return response.writeHead(204).end();
    }
    const after = method === 'PATCH' ? { ...before, ...sent } : before;
    stored.set(url, after);
    return answer(200, { id: url.split('/').at(-1), name: after.name ?? null });
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isValid(sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return false;
  return Object.entries(sent).every(
    ([name, value]) => name === 'name' && typeof value === 'string' && value !== '',
  );
}

test('what stands in the path above is created as well, and deleted after what is below it', async () => {
  const log: string[] = [];
  await using target = await running(nestedServer(log));
  const report = await verifyForeign(target, { contract: readContract(nested) });
  expect(exceptions(report)).toEqual([]);
  expect(new Set(report.rules.map(({ operation }) => operation))).toEqual(
    new Set(['PATCH /teams/{teamId}', 'PATCH /teams/{teamId}/rooms/{roomId}']),
  );
  const deleted = log.filter(line => line.startsWith('DELETE'));
  expect(deleted).toHaveLength(log.filter(line => line.startsWith('POST')).length);
  expect(deleted.at(-1)).toMatch(/^DELETE \/teams\/\w+$/);
});

test('of several operations one without an address is left out by name, with what to type', async () => {
  const { patch, get } = Object(nested).paths['/teams/{teamId}/rooms/{roomId}'];
  const bare = { ...patch, 'x-settings-update': { resource: 'desk' } };
  const paths = {
    ...Object(nested).paths,
    '/desks/{deskId}': {
      parameters: [{ name: 'deskId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { ...get, operationId: 'getDesk' },
      patch: { ...bare, operationId: 'updateDesk' },
    },
  };
  await using target = await running(nestedServer([]));
  const contract = readContract({ ...nested, paths });
  const only = ['included-key-is-updated'];
  const { rules } = await verifyForeign(target, { contract, only });
  expect(rules.map(({ operation, verdict }) => [operation, verdict])).toEqual([
    ['PATCH /teams/{teamId}', 'held'],
    ['PATCH /teams/{teamId}/rooms/{roomId}', 'held'],
    ['PATCH /desks/{deskId}', 'unobservable'],
  ]);
  expect(rules.at(-1)).toMatchObject({
    reason:
      'the document names no operation that creates the "deskId" in /desks/{deskId}; --param deskId=VALUE names one that may be overwritten',
  });
});

test('what --param names is used and stays', async () => {
  const log: string[] = [];
  const own = nestedServer(log);
  await using target = await running(own);
  const made = await fetch(`${target.url}/teams`, {
    method: 'POST',
    headers: { 'x-api-key': foreignKeys.apiKey },
    body: '{"name":"ours"}',
  });
  const { id } = Object(await made.json());
  const only = ['included-key-is-updated', 'tenants-are-isolated'];
  const params = { teamId: id };
  const { rules } = await verifyForeign(target, { contract: readContract(nested), only, params });
  expect(rules.map(({ id, operation, verdict }) => [id, operation, verdict])).toEqual([
    ['included-key-is-updated', 'PATCH /teams/{teamId}', 'held'],
    ['included-key-is-updated', 'PATCH /teams/{teamId}/rooms/{roomId}', 'held'],
    ['tenants-are-isolated', 'PATCH /teams/{teamId}', 'unobservable'],
    ['tenants-are-isolated', 'PATCH /teams/{teamId}/rooms/{roomId}', 'unobservable'],
  ]);
  expect(log).not.toContain(`DELETE /teams/${id}`);
  expect(log.filter(line => line.startsWith('DELETE'))).toHaveLength(1);
});

test('a run that a signal ends deletes what it created', async () => {
  const log: string[] = [];
  const own = resourceServer(monitors, keys);
  const end = new AbortController();
  await using target = await running((request, response) => {
    log.push(`${request.method} ${request.url}`);
    if (log.length === 60) end.abort('SIGTERM');
    own(request, response);
  });
  const contract = readContract(monitorsDocument);
  await expect(verifyForeign(target, { contract, end: end.signal })).rejects.toThrow(EndedEarly);
  const count = (method: string) => log.filter(line => line.startsWith(method)).length;
  expect(count('POST')).toBeGreaterThan(0);
  expect(count('DELETE')).toBe(count('POST'));
});

test('what cannot be deleted is told of', async () => {
  const document = structuredClone(Object(monitorsDocument));
  delete document.paths['/monitors/{monitorId}'].patch['x-settings-update'].delete;
  const notices: string[] = [];
  await using target = await running(resourceServer(monitors, keys));
  await verifyForeign(target, {
    contract: readContract(document),
    only: ['included-key-is-updated'],
    onNotice: notice => notices.push(notice),
  });
  expect(notices).toEqual([
    'this run created what is still there: monitor 2, 1 (the document names no operation that deletes one)',
  ]);
});

test('a body has what the document asks for beside the settings, and a request its parameters', async () => {
  const inner = { type: 'object', properties: { name: { type: ['string', 'null'] } } };
  const body = {
    type: 'object',
    required: ['kind', 'data'],
    properties: { kind: { const: 'profile' }, data: inner },
  };
  const json = { content: { 'application/json': { schema: body } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Profile', version: '1' },
    security: [{ key: [] }],
    paths: {
      '/profile': {
        patch: {
          'x-settings-update': {
            resource: 'profile',
            patch: '$request.body#/data',
            view: '$response.body#/data',
          },
          parameters: [
            { name: 'version', in: 'query', required: true, schema: { enum: ['2', '3'] } },
            { name: 'X-Trace', in: 'header', required: true, schema: {}, example: 'abc' },
            { name: 'X-Region', in: 'header', required: true, schema: { type: 'string' } },
          ],
          requestBody: { required: true, ...json },
          responses: { 200: { description: 'The profile.', ...json } },
        },
      },
    },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
  };
  const seen = new Set<string>();
  await using target = await running(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { 'x-trace': trace, 'x-region': region } = request.headers;
    seen.add(`${request.url} ${trace} ${region} ${Object(parsed(text)).kind}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
  const only = ['included-key-is-updated'];
  const contract = readContract(document);
  const params = { 'X-Region': 'eu' };
  const report = await verifyForeign(target, { contract, only, params });
  expect(report.summary.broken).toBe(0);
  expect([...seen]).toEqual(['/profile?version=2 abc eu profile']);
  await expect(verifyForeign(target, { contract, only })).rejects.toThrow(
    'PATCH /profile asks for the header parameter "X-Region", of which the document shows no value; give --param X-Region=VALUE',
  );
});
