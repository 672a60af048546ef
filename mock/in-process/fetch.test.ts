import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fetchFrom } from './fetch.ts';

test('brings a stream while it is written', async () => {
  const written: string[] = [];
  const fetch = fetchFrom(async (_, response) => {
    for (const part of ['one', 'two']) {
      response.write(part);
      written.push(part);
      while (written.length < 2 && part === 'one') await setImmediate();
    }
    response.end();
  });
  const answer = await fetch('/');
  expect(written).toEqual(['one']);
  written.push('read');
  expect(await answer.text()).toBe('onetwo');
});

test('ends what nobody reads any more', async () => {
  const closed = Promise.withResolvers<void>();
  const fetch = fetchFrom((_, response) => {
    response.write('one');
    response.on('close', closed.resolve);
  });
  await (await fetch('/')).body?.cancel();
  await closed.promise;
});

test('is told of an answer that breaks off', async () => {
  const fetch = fetchFrom(async (request, response) => {
    response.write('one');
    await setImmediate();
    request.socket.resetAndDestroy();
  });
  await expect((await fetch('/')).text()).rejects.toThrow();
});

test('sends what it is given, and keeps fields apart', async () => {
  const fetch = fetchFrom(async (request, response) => {
    const sent = Buffer.concat(await request.toArray()).toString();
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.end(JSON.stringify([request.method, request.url, request.headers, sent]));
  });
  const init = { method: 'PUT', headers: { 'X-A': 'b' }, body: new TextEncoder().encode('\u00e9') };
  const answer = await fetch('https://example.com/a%20b?c=d#e', init);
  const headers = { 'x-a': 'b', host: 'localhost', 'content-length': '2', connection: 'close' };
  expect(await answer.json()).toEqual(['PUT', '/a%20b?c=d', headers, '\u00e9']);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('has no body where there is none', async () => {
  const fetch = fetchFrom((_, response) => {
    response.statusCode = 204;
    response.end();
  });
  expect((await fetch('/')).body).toBeNull();
});
