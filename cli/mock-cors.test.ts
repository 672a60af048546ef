import { describe, expect, test } from 'vitest';
import { runMockCommand, startMockCommand } from './testing/mock-command.ts';

describe('--cors', () => {
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
  });

  test.each([
    ['https://app.example', 'https://app.example'],
    ['HTTPS://App.Example:443', 'https://app.example'],
    ['http://192.0.2.7:3000', 'http://192.0.2.7:3000'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['*', 'https://any.example'],
  ])('%s lets pages of %s in', async (given, origin) => {
    const { url } = await startMockCommand(['--cors', 'https://first.example', '--cors', given]);
    const reply = await fetch(`${url}/webhooks`, preflight(origin));
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
  });

  test.each([
    '',
    'app.example',
    'localhost:3000',
    'https://app.example/',
    'https://app.example/path',
    'https://user@app.example',
    'https://*.example',
    'https://a.example,https://b.example',
    'null',
    'https://',
    'https://app.example:99999',
  ])('takes an origin, and "%s" is none', async text => {
    await expect(runMockCommand(['--cors', text]).ended).rejects.toThrow(
      'give --cors an origin, scheme and host and port alone, for example https://app.example',
    );
  });
});
