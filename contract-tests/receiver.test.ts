import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import express, { type RequestHandler } from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultContract } from '../src/contract/own-contract.ts';
import { createSender } from '../src/events/send.ts';
import { listening } from '../src/http/testing/listening.ts';
import { type Expected, type Verification, verifyEvent } from '../src/receiver/index.ts';
import { signatureFields } from '../src/receiver/signature.ts';

const basic = { scheme: 'basic', username: 'Zoë', password: 'p:ß€𝄞' } as const;
const header = { scheme: 'header', name: 'X-Webhook-Key', value: 'k3y of ours' } as const;
const none = { scheme: 'none' } as const;
const key = 'whsec_YSBrZXkgb2YgdHdlbnR5LWZvdXIgYi4=';
const signature = { scheme: 'standard-webhooks', secret: key } as const;

/** A receiver that answers with what verifyEvent says, and keeps it. */
async function receiving(listener: (keep: (one: Verification) => Verification) => RequestListener) {
  const outcomes: Verification[] = [];
  const url = await listening(
    listener(one => {
      outcomes.push(one);
      return one;
    }),
  );
  return { url: `${url}/hook`, port: Number(new URL(url).port), outcomes };
}

const ofNode = (expected: Expected) =>
  receiving(keep => async (request, response) => {
    const { answer } = keep(await verifyEvent(request, expected));
    response.writeHead(answer.status, answer.headers).end();
  });

const ofExpress = (expected: Expected, ...before: RequestHandler[]) =>
  receiving(keep => {
    const app = express();
    app.post('/hook', ...before, async (request, response) => {
      const { answer } = keep(await verifyEvent(request, expected));
      response.writeHead(answer.status, answer.headers).end();
    });
    return app;
  });

function senderHere() {
  const sender = createSender({ allowHttp: true, allowHosts: [], reach: 'loopback' });
  onTestFinished(() => sender.close());
  return sender;
}

describe('what our own sender sends', () => {
  test.each([basic, header, none])('by the scheme $scheme is verified', async credentials => {
    const { url, outcomes } = await ofNode(credentials);
    const sender = senderHere();
    for (const { example, headers } of defaultContract().events) {
      const sent = await sender.send({ url, credentials, payload: example, headers });
      expect(sent).toEqual({ outcome: 'delivered', status: 204 });
      expect(outcomes.at(-1)).toMatchObject({ kind: 'verified', payload: example });
    }
    expect(outcomes).toHaveLength(5);
  });

  test('with other credentials is a failure', async () => {
    const { url, outcomes } = await ofNode(basic);
    const sent = await senderHere().send({ url, credentials: header, payload: {} });
    expect(sent).toEqual({ outcome: 'failed', reason: 'status', status: 401 });
    expect(outcomes).toMatchObject([{ code: 'missing' }]);
  });
});

describe('in Express', () => {
  const sign = async (body: string) =>
    signatureFields(key, 'msg_1', Math.floor(Date.now() / 1_000), new TextEncoder().encode(body));

  /** Sends spaces, which no parser gives back. */
  async function post(url: string, headers: object = {}) {
    const body = '{ "id": 1 }';
    const fields = { 'Content-Type': 'application/json', ...(await sign(body)), ...headers };
    return (await fetch(url, { method: 'POST', body, headers: fields })).status;
  }
  const authorization = `Basic ${Buffer.from('Zoë:p:ß€𝄞').toString('base64')}`;

  test.each<[string, RequestHandler[]]>([
    ['without a parser', []],
    ['behind express.raw', [express.raw({ type: '*/*' })]],
    ['behind express.text', [express.text({ type: '*/*' })]],
    ['behind a parser of something else', [express.urlencoded({ extended: false })]],
  ])('%s signatures and credentials are verified', async (_, before) => {
    const signed = await ofExpress(signature, ...before);
    expect(await post(signed.url)).toBe(204);
    expect(signed.outcomes).toMatchObject([{ payload: { id: 1 }, id: 'msg_1' }]);
    const plain = await ofExpress(basic, ...before);
    expect(await post(plain.url, { authorization })).toBe(204);
  });

  test('behind express.json credentials are verified, and signatures cannot be', async () => {
    const plain = await ofExpress(basic, express.json());
    expect(await post(plain.url, { authorization })).toBe(204);
    expect(plain.outcomes).toMatchObject([{ kind: 'verified', payload: { id: 1 } }]);
    const signed = await ofExpress(signature, express.json());
    expect(await post(signed.url)).toBe(500);
    expect(signed.outcomes).toMatchObject([{ code: 'body-already-read' }]);
  });

  test('a parser that kept the bytes beside what it made of them is as good as none', async () => {
    const verify = (request: object, _: unknown, rawBody: Buffer) =>
      void Object.assign(request, { rawBody });
    const { url } = await ofExpress(signature, express.json({ verify }));
    expect(await post(url)).toBe(204);
  });

  test('a body whose text somebody else has asked for cannot be checked', async () => {
    const { url, outcomes } = await ofExpress(signature, (request, _, next) => {
      request.setEncoding('latin1');
      next();
    });
    expect(await post(url)).toBe(500);
    expect(outcomes).toMatchObject([{ code: 'body-already-read' }]);
  });
});

describe('on the wire', () => {
  const authorization = `Authorization: Basic ${Buffer.from('Zoë:p:ß€𝄞').toString('base64')}`;

  async function sendRaw(port: number, text: string, thenEnd = false): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.write(text);
    if (thenEnd) socket.end();
    let answer = '';
    for await (const chunk of socket) {
      answer += chunk;
      if (/\r\n\r\n/.test(answer)) break;
    }
    socket.destroy();
    return answer;
  }
  const head = (...fields: string[]) =>
    ['POST /hook HTTP/1.1', 'Host: a', ...fields, '', ''].join('\r\n');

  test('two credentials are malformed, whichever of them is right', async () => {
    const { port, outcomes } = await ofNode(basic);
    const twice = head(authorization, 'Authorization: Basic YTpi', 'Content-Length: 2');
    expect(await sendRaw(port, `${twice}{}`)).toMatch(/^HTTP\/1\.1 401 /);
    expect(outcomes).toMatchObject([{ code: 'malformed' }]);
  });

  test('a body without a declared length is refused as soon as it is too long, and answered', async () => {
    const { port, outcomes } = await ofNode(basic);
    const long = 'x'.repeat(1_100_000);
    const chunked = head(authorization, 'Transfer-Encoding: chunked');
    const answer = await sendRaw(port, `${chunked}${long.length.toString(16)}\r\n${long}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(outcomes).toMatchObject([{ code: 'body-too-large' }]);
  });

  test('a body that breaks off is an outcome', async () => {
    const { port, outcomes } = await ofNode(basic);
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head(authorization, 'Content-Length: 100')}{"id":`);
    setTimeout(() => socket.destroy(), 50);
    await expect.poll(() => outcomes).toMatchObject([{ code: 'body-broken-off' }]);
  });
});
