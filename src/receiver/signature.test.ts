import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { verifyEvent } from './index.ts';
import { signatureFields } from './signature.ts';

const secret = `whsec_${Buffer.from('a key of twenty-four b.').toString('base64')}`;
const other = `whsec_${Buffer.from('another one of as many').toString('base64')}`;
const expected = { scheme: 'standard-webhooks', secret } as const;
const now = Date.UTC(2026, 0, 15, 10, 0, 0);
const body = '{"id":1,"name":"Zoë"}';

/** Header fields as the reference library makes them. */
function signed(text = body, at = now, by = secret): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': new Webhook(by).sign('msg_1', new Date(at), text),
  };
}

function verify(headers: Record<string, string>, text = body, keys: readonly string[] = [secret]) {
  const request = new Request('https://hooks.example.com/', {
    method: 'POST',
    headers,
    body: text,
  });
  const all = keys.map(secret => ({ ...expected, secret }));
  return verifyEvent(request, all, { clock: () => now });
}

describe('a signature of the reference library', () => {
  test('is right for any payload', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async payload => {
        const text = JSON.stringify(payload);
        expect(await verify(signed(text), text)).toMatchObject({ kind: 'verified', id: 'msg_1' });
      }),
    );
  });

  test('is what ours is', async () => {
    const bytes = new TextEncoder().encode(body);
    expect(await signatureFields(secret, 'msg_1', now / 1_000, bytes)).toEqual(signed());
  });

  test.each([
    ['among others, of other versions too', `v1a,YQ== v1,YQ== ${signed()['webhook-signature']}`],
    ['twice', `${signed()['webhook-signature']} ${signed()['webhook-signature']}`],
  ])('is right %s', async (_, signatures) => {
    expect(await verify({ ...signed(), 'webhook-signature': signatures })).toMatchObject({
      kind: 'verified',
    });
  });

  test('is right for either secret, while they are replaced', async () => {
    expect(await verify(signed(body, now, other), body, [secret, other])).toMatchObject({
      kind: 'verified',
    });
  });

  test.each([0, 299_000, 300_000, -300_000])('is right when it is of %d ms ago', async ago => {
    expect(await verify(signed(body, now - ago))).toMatchObject({ kind: 'verified' });
  });
});

describe('it is refused', () => {
  test.each<[string, string, Record<string, string>]>([
    ['too-old', 'later than the tolerance', signed(body, now - 301_000)],
    ['too-new', 'from the future', signed(body, now + 301_000)],
    ['wrong', 'by another secret', signed(body, now, other)],
    ['wrong', 'by another secret, and of long ago', signed(body, 0, other)],
    ['wrong', 'with another id', { ...signed(), 'webhook-id': 'msg_2' }],
    ['wrong', 'with another time', { ...signed(), 'webhook-timestamp': String(now / 1_000 + 1) }],
    ['wrong', 'of half a signature', { ...signed(), 'webhook-signature': 'v1,YWJj' }],
    ['malformed', 'with a time that is none', { ...signed(), 'webhook-timestamp': '1e3' }],
    ['malformed', 'without any of our version', { ...signed(), 'webhook-signature': 'v2,YWJj' }],
    ['malformed', 'of no base64', { ...signed(), 'webhook-signature': 'v1,!' }],
    ['missing', 'without a signature', { ...signed(), 'webhook-signature': '' }],
    ['missing', 'without an id', { ...signed(), 'webhook-id': '' }],
    ['missing', 'without anything', {}],
  ])('as %s %s', async (code, _, headers) => {
    const outcome = await verify(headers);
    expect(outcome).toMatchObject({ kind: 'refused', code });
    expect(outcome.answer).toEqual({
      status: 401,
      headers: { 'WWW-Authenticate': 'StandardWebhooks realm="events"' },
    });
    expect(JSON.stringify(outcome)).not.toContain(secret);
  });

  test('for every byte that changed', async () => {
    for (const text of [`${body} `, body.replace('1', '2'), body.replace('ë', 'e')])
      expect(await verify(signed(), text)).toMatchObject({ code: 'wrong' });
  });
});
