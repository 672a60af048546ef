import { expect, test } from 'vitest';
import { startServer } from '../contract-tests/durability/server-process.ts';
import { findSecrets, type Place } from '../src/store/testing/find-secret.ts';
import { databases } from '../src/store/testing/stores.ts';
import { startReceiver } from '../src/verify/observe/receiver.ts';
import { runCommand } from './testing/command.ts';

const env = { HOLDFAST_SECRET_KEYS: `k1:${Buffer.alloc(32, 'k').toString('base64')}` };
const sealingKey = Buffer.alloc(32, 'k').toString();

/** Each looks like nothing else, so that finding one is no accident. */
const secret = {
  former: 'former-Zq8+/x "kept"',
  password: 'password-Zq8+/x wörd:',
  token: 'token-Zq8+/x?&=%',
  item: 'item-Zq8+/x',
  malformed: 'malformed-Zq8+/x',
  refused: 'refused-Zq8+/x',
  givenKey: 'given-key-Zq8+/x',
  wrongKey: 'wrong-key-Zq8+/x',
};

test.each(databases)(
  'no secret and no API key stands in an answer, in the log or in what $name keeps',
  async ({ create }) => {
    await using database = await create();
    const db = database.location;
    await using receiver = await startReceiver();
    const created = await runCommand(['apikey', 'create', '--tenant', 'globex', '--db', db], env);
    const createdKey = created.output.trim();
    await using server = await startServer(
      ['--db', db, '--api-key', `acme=${secret.givenKey}`],
      env,
    );
    const answers: Place[] = [];
    const send = async (apiKey: string, method: string, path: string, body: unknown) => {
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: { apiKey, 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const headers = JSON.stringify([...response.headers]);
      answers.push({ where: `${method} ${path}`, bytes: Buffer.from(headers + text) });
      return { status: response.status, text };
    };

    const start = { status: true, url: `${receiver.url}/start` };
    const basic = (password: string) => ({ type: 'basic', basic: { username: 'user', password } });
    const header = (apikey: string) => ({ type: 'apikey', apikey: { header: 'X-Token', apikey } });
    const all = { updateAuth: true, updateAll: true };
    const hooks = '/webhooks';
    for (const key of [secret.givenKey, createdKey]) {
      const items = await send(key, 'POST', '/__admin/items/assessments', { count: 2 });
      const [, id = ''] = /"ids":\["([^"]+)"/.exec(items.text) ?? [];
      const item = `/__admin/items/assessments/${id}`;
      const sent = [
        await send(key, 'POST', hooks, { webhooks: { start, auth: basic(secret.former) }, ...all }),
        await send(key, 'POST', hooks, { webhooks: { auth: basic(secret.password) }, ...all }),
        await send(key, 'POST', hooks, { webhooks: {} }),
        await send(key, 'POST', '/ai-interviews/settings/webhooks', {
          webhooks: { auth: header(secret.token) },
        }),
        await send(key, 'PUT', item, { webhooks: { auth: header(secret.item) } }),
        await send(key, 'POST', '/__admin/events', {
          collection: 'assessments',
          id,
          event: 'start',
        }),
        await send(key, 'POST', hooks, `{"webhooks":{"auth":"${secret.malformed}`),
        await send(key, 'POST', hooks, { webhooks: { auth: header(`${secret.refused}\r\n`) } }),
      ];
      expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 400, 400]);
    }
    expect((await send(secret.wrongKey, 'POST', hooks, { webhooks: {} })).status).toBe(401);
    // The secrets were in use: what must not be seen was there to be seen.
    expect(receiver.take().map(({ headers }) => headers['x-token'])).toEqual([
      secret.item,
      secret.item,
    ]);

    // Killed, so that nothing is tidied away.
    await server.kill();
    const places = [
      ...answers,
      { where: 'the log', bytes: Buffer.from(server.printed() + created.errors) },
      ...(await database.contents()),
    ];
    const secrets = [...Object.values(secret), createdKey, sealingKey];
    expect(findSecrets(secrets, places)).toEqual([]);

    // The search would have found one, where it reads what the server wrote and in one of its forms.
    const planted = Buffer.from(`user:${secret.password}`).toString('base64');
    await database.execute(
      `UPDATE settings SET value = value || '${planted}' WHERE tenant = 'acme'`,
    );
    expect(findSecrets(secrets, await database.contents())).toContainEqual({
      secret: secret.password,
      form: 'base64',
      where: expect.stringMatching(/^store\.db(-wal)?$|^a dump$/),
    });
  },
);
