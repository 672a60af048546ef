import { describe, expect, it } from 'vitest';
import { createClient } from './index.ts';

const baseUrl = 'http://127.0.0.1:4010';
const request = { body: { webhooks: { start: { status: false } } } };

/** A client whose `fetch` answers with this, and the requests that it was given. */
function clientAnswering(response: Response) {
  const requests: Request[] = [];
  const fetch = async (sent: Request) => {
    requests.push(sent);
    return response;
  };
  return { client: createClient({ baseUrl, apiKey: 'demo', fetch }), requests };
}

describe('createClient', () => {
  it('posts JSON with the key in its header', async () => {
    const { client, requests } = clientAnswering(
      Response.json({ status: 'success', message: '', webhook: {} }),
    );
    await client.POST('/webhooks', request);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ['POST', `${baseUrl}/webhooks`],
    ]);
    expect(requests[0]?.headers.get('apiKey')).toBe('demo');
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(await requests[0]?.json()).toEqual(request.body);
  });

  it('gives a refusal as the problem that it is', async () => {
    const problem = { status: 401, title: 'A valid API key is required', code: 'unauthorized' };
    const headers = { 'content-type': 'application/problem+json' };
    const { client } = clientAnswering(Response.json(problem, { status: 401, headers }));
    expect((await client.POST('/webhooks', request)).error).toEqual(problem);
  });

  it('makes a problem of an answer that is none', async () => {
    const page = new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    const { client } = clientAnswering(page);
    expect((await client.POST('/webhooks', request)).error).toEqual({
      status: 502,
      title: 'Bad Gateway',
    });
  });
});
