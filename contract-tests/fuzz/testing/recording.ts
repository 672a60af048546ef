import http from 'node:http';
import { defaultContract } from '../../../src/contract/own-contract.ts';
import { levels } from '../../../src/contract/rules.ts';
import { createSender } from '../../../src/events/send.ts';
import { listen } from '../../../src/http/listen.ts';
import { createApp } from '../../../src/server/app.ts';
import { tenantKey } from '../../../src/server/tenant-key.ts';
import { openSqlite } from '../../../src/store/testing/stores.ts';
import { verifyTarget } from '../../../src/verify/verify-target.ts';

export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
}

export interface RecordingServer extends AsyncDisposable {
  readonly url: string;
  /** Every request with a JSON body so far. */
  readonly requests: readonly RecordedRequest[];
}

const contract = defaultContract();
export const apiKey = 'key-of-acme';

/** The reference server with its test hooks, which also writes down what it is sent. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const store = openSqlite(':memory:');
  const sender = createSender({
    allowHttp: true,
    allowHosts: ['127.0.0.1'],
    resolve: async () => [],
  });
  const keys = [tenantKey('acme', apiKey), tenantKey('globex', 'key-of-globex')];
  const app = createApp({ contract, store, keys, sender, admin: true });
  const record = (method: string, target: string, text: string) => {
    // Of an oversized or deep body the size is the point, not the types.
    if (text.length > 4_000) return;
    try {
      requests.push({ method, target, body: JSON.parse(text) });
    } catch {
      // What is no JSON has no types to flip.
    }
  };
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  // The server reads its bodies itself, so they are written down on their way to it.
  const recorder = await listen(
    (request, response) => {
      const { method = '', url = '', headers } = request;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        record(method, url, body.toString());
        const onward = http.request(new URL(url, server.url), { method, headers }, answer => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        });
        onward.on('error', () => response.destroy());
        onward.end(body);
      });
    },
    { host: '127.0.0.1', port: 0 },
  );
  return {
    url: recorder.url,
    requests,
    async [Symbol.asyncDispose]() {
      await recorder.stop();
      await server.stop();
      sender.close();
      await store.close();
    },
  };
}

/** Has every rule send what its generators make. */
export async function sendWhatRulesSend({ url }: RecordingServer): Promise<void> {
  const target = {
    url: new URL(url),
    admin: new URL(`${url}/__admin`),
    credentials: { apiKey },
    secondCredentials: { apiKey: 'key-of-globex' },
  };
  const now = () => performance.now();
  await verifyTarget({ contract, catalogue: contract, target, levels, runs: 1, seed: 1, now });
}
