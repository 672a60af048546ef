import { describe, expect, test } from 'vitest';
import { formats } from '../contract/formats.ts';
import { countConnections } from './testing/connections.ts';
import { resolveHostile } from './testing/hostile-hosts.ts';
import { storableHostileUrls, unstorableHostileUrls } from './testing/hostile-urls.ts';
import { sender } from './testing/listener.ts';

const credentials = { scheme: 'basic', username: 'user', password: 'word' } as const;
const storable = (url: string) => formats['webhook-url']?.accepts(url);

describe('a hostile url', () => {
  test('stands in the table once', () => {
    const all = [...storableHostileUrls(1), ...unstorableHostileUrls(1)].map(({ url }) => url);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
  });

  test.each(['settings may hold', 'settings must not hold'] as const)(
    'that %s makes no connection',
    async kind => {
      const listener = await countConnections();
      const strict = sender({ allowHosts: [], resolve: resolveHostile });
      const urls = kind === 'settings may hold' ? storableHostileUrls : unstorableHostileUrls;
      for (const { what, url } of urls(listener.port)) {
        const place = `${what}: ${JSON.stringify(url)}`;
        expect(storable(url), place).toBe(kind === 'settings may hold');
        expect(await strict.send({ url, credentials, payload: {} }), place).toEqual({
          outcome: 'failed',
          reason: expect.stringMatching(/^refused-(address|scheme)$/),
        });
        expect(listener.opened, place).toHaveLength(0);
      }
    },
  );

  test('would reach this machine if its host were allowed', async () => {
    const listener = await countConnections();
    const urls = storableHostileUrls(listener.port);
    const hosts = urls.flatMap(({ url }) => URL.parse(url)?.hostname ?? []);
    const careless = sender({ allowHosts: hosts, resolve: resolveHostile });
    for (const { url } of urls) void careless.send({ url, credentials, payload: {} });
    await expect.poll(() => listener.opened.length).toBeGreaterThan(100);
  });
});

describe('a name whose addresses change', () => {
  /** In 2000::/3, hence admitted, and assigned to nobody, hence never reached. */
  const elsewhere = { address: '2d00::1', family: 6 };
  const here = { address: '127.0.0.1', family: 4 };

  test.each([
    ['from this machine', [here, elsewhere]],
    ['to this machine', [elsewhere, here]],
  ])('%s at every look-up makes no connection here', async (_, turns) => {
    const listener = await countConnections();
    let asked = 0;
    const strict = sender({
      allowHosts: [],
      resolve: async () => turns.slice(asked++ % 2).slice(0, 1),
      timeoutMs: 50,
    });
    const url = `http://flips.example:${listener.port}/`;
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await strict.send({ url, credentials, payload: {} })).toMatchObject({
        outcome: 'failed',
      });
    expect(asked).toBe(10);
    expect(listener.opened).toHaveLength(0);
  });
});
