import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RunningMock } from './running-mock.ts';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface RawCall {
  readonly method?: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** For what `fetch` lets no caller choose, such as `Host`. */
export function rawCall({ port }: RunningMock, path: string, call: RawCall): Promise<RawReply> {
  const { method = 'POST', body, headers = {} } = call;
  const isJson = body !== undefined && typeof body !== 'string';
  const fields = { ...(isJson && { 'Content-Type': 'application/json' }), ...headers };
  const options = { host: '127.0.0.1', port, path, method, agent: false, headers: fields };
  return new Promise((resolve, reject) => {
    const sent = request(options, async response => {
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: await text(response),
      });
    });
    sent.on('error', reject).end(isJson ? JSON.stringify(body) : body);
  });
}
