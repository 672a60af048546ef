import { expect, onTestFinished } from 'vitest';
import { valueAt } from '../../src/contract/json-pointer.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { createMockServer, type MockServerOptions } from '../mock-server.ts';

export interface Reply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  /** The body as JSON; undefined when there is none. */
  readonly body: unknown;
  /** The value at these tokens of the body. */
  readonly at: (...path: readonly string[]) => unknown;
}

export interface Call {
  readonly method?: string;
  /** The tenant's key; null sends none. */
  readonly key?: string | null;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RunningMock {
  readonly url: string;
  readonly port: number;
  /** The lines of the request log. */
  readonly log: readonly string[];
  call(path: string, call?: Call): Promise<Reply>;
  /** The document turns out to be broken. */
  reportBroken(error: string): void;
}

/** A mock on a real socket, closed when the test ends. */
export async function runMock(options: Partial<MockServerOptions> = {}): Promise<RunningMock> {
  const log: string[] = [];
  const mock = await createMockServer({
    contract: defaultContract(),
    log: line => log.push(line),
    ...options,
  });
  const { url } = await mock.listen();
  onTestFinished(() => mock.close());
  return {
    url,
    port: Number(new URL(url).port),
    log,
    call: (path, call = {}) => send(`${url}${path}`, call),
    reportBroken: mock.reportBroken,
  };
}

async function send(url: string, call: Call): Promise<Reply> {
  const { method = 'POST', key = 'demo', body, headers } = call;
  const response = await fetch(url, {
    method,
    headers: {
      ...(key !== null && { apiKey: key }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parsed,
    at: (...path) => valueAt(parsed, path),
  };
}

/** Every refusal is a problem, whatever refused it. */
export function expectProblem(reply: Reply, status: number, code: string): void {
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.body).toMatchObject({ status, code, title: expect.any(String) });
  expect(reply.status).toBe(status);
}
