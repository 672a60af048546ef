import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { membersIn } from '../../../src/contract/json-pointer.ts';
import type { Server } from '../../runner/tool.ts';
import type { Answer } from './answer.ts';
import { endpoints, newTenant, type Tenant } from './model.ts';
import { Refusal } from './refusal.ts';
import { conformingSteps, type Steps } from './steps.ts';
import { changeItem, createItems, fireEvent, showItem } from './test-hooks.ts';

export type PlainServer = Required<Server> & AsyncDisposable;

/** A fault that ends the connection instead of answering throws this. */
export class ConnectionLost extends Error {}

/** Starts the plain server on loopback with two tenants. */
export async function startPlainServer(
  steps: Steps = conformingSteps,
  keys = { apiKey: 'first-key', secondApiKey: 'second-key' },
): Promise<PlainServer> {
  const tenants = new Map([
    [keys.apiKey, newTenant('first')],
    [keys.secondApiKey, newTenant('second')],
  ]);
  const server = createServer(async (message, response) => {
    try {
      const answer = await answerTo(message, steps, tenants);
      response
        .writeHead(answer.status, answer.headers)
        .end(message.method === 'HEAD' ? undefined : answer.body);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    url,
    adminUrl: `${url}/__admin`,
    ...keys,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(
  message: IncomingMessage,
  steps: Steps,
  tenants: ReadonlyMap<string, Tenant>,
): Promise<Answer> {
  const { answer } = steps;
  try {
    return await routed(message, steps, tenants);
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    if (!(error instanceof Refusal)) return answer.problem(500, 'Failed');
    const { pointer, message: detail, rejected } = error;
    return answer.problem(400, 'Invalid request', [{ pointer, detail }], rejected);
  }
}

async function routed(
  message: IncomingMessage,
  steps: Steps,
  tenants: ReadonlyMap<string, Tenant>,
): Promise<Answer> {
  const { request, validation, update, answer } = steps;
  const [path = ''] = (message.url ?? '').split('?');
  const endpoint = endpoints.find(known => known.path === path);
  if (endpoint === undefined && !path.startsWith('/__admin/'))
    return answer.problem(404, 'Not found');
  if (endpoint !== undefined && !request.takes(message.method ?? ''))
    return answer.notAllowed('POST', answer);
  const bytes = await read(message);
  const tenant = request.authenticate(message, bytes.toString(), tenants);
  if (tenant === null) return answer.problem(401, 'A valid API key is required');
  const at = { tenant, tenants, steps: update, request, validation, answer };
  if (endpoint !== undefined) return request.update(message, bytes, { ...at, endpoint });
  return testHook(message.method ?? '', path.split('/').slice(2), bytes, steps, at);
}

async function testHook(
  method: string,
  [route, collection, id]: string[],
  bytes: Buffer,
  { request, hooks, validation, answer, update }: Steps,
  { tenant, tenants }: { tenant: Tenant; tenants: ReadonlyMap<string, Tenant> },
): Promise<Answer> {
  if (route === 'reset') {
    hooks.reset({ tenant, tenants, steps: update });
    return { status: 204, headers: {}, body: '' };
  }
  const body = bytes.length === 0 ? {} : request.parse(bytes);
  const wanted = route === 'events' ? membersIn(body).collection : collection;
  const endpoint = endpoints.find(known => known.collection === wanted);
  if (endpoint === undefined) return answer.problem(404, 'No such collection');
  const at = { tenant, tenants, endpoint, steps: update, hooks, validation, answer };
  switch (`${method} ${route}${id === undefined ? '' : '/id'}`) {
    case 'POST items':
      return createItems(body, at);
    case 'GET items/id':
      return showItem(id ?? '', at);
    case 'PUT items/id':
      return changeItem(id ?? '', body, at);
    case 'POST events':
      return fireEvent(body, at);
    default:
      return answer.problem(404, 'Not found');
  }
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
