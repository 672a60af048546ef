import { pathToFileURL } from 'node:url';

/**
 * One first answer inside a process, which is new: prints as JSON the milliseconds that the import took and
 * those from there to the answer. Arguments: whose answer, and the file that it is of.
 */
const [, , name = '', file = ''] = process.argv;
const address = 'https://api.example.com/webhooks';
const body = '{"webhooks":{"start":{"status":true,"url":"https://example.com/started"}}}';
const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };

/** Imports what answers; what comes of it answers once, and tells the status. */
const answering: Readonly<Record<string, () => Promise<() => Promise<number>>>> = {
  async holdfast() {
    const { createMock }: typeof import('../../mock/index.ts') = await import(
      pathToFileURL(file).href
    );
    return async () => {
      const mock = await createMock();
      const answer = await mock.fetch(address, { method: 'POST', headers, body });
      await answer.json();
      return answer.status;
    };
  },
  async prism() {
    const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
    const { createLogger } = await import('@stoplight/prism-core');
    return async () => {
      const operations = await getHttpOperationsFromSpec(file);
      const checks = { checkSecurity: true, validateRequest: true, validateResponse: true };
      const others = { isProxy: false, errors: false, upstreamProxy: undefined } as const;
      const logger = createLogger('PRISM', { enabled: false });
      const prism = createInstance({ ...checks, ...others, mock: { dynamic: false } }, { logger });
      const fields = { apikey: headers.apiKey, 'content-type': headers['Content-Type'] };
      const url = { path: new URL(address).pathname };
      const request = { method: 'post', url, headers: fields, body: JSON.parse(body) } as const;
      const answer = await prism.request(request, operations)();
      return answer._tag === 'Right' ? answer.right.output.statusCode : 0;
    };
  },
  async msw() {
    const { http, HttpResponse } = await import('msw');
    const { setupServer } = await import('msw/node');
    return async () => {
      setupServer(http.post(address, () => HttpResponse.json({ status: 'success' }))).listen();
      const answer = await fetch(address, { method: 'POST', headers, body });
      await answer.json();
      return answer.status;
    };
  },
};

const begin = performance.now();
const answer = await answering[name]?.();
const imported = performance.now();
const status = await answer?.();
if (status !== 200) throw new Error(`${name} answers ${status}`);
const answered = performance.now();
const told = JSON.stringify({ import: imported - begin, answer: answered - imported });
process.stdout.write(told, () => process.exit());
