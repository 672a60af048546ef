import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, inChromium, launchChromium } from '../../mock/console/testing/browser.ts';
import manifest from '../../package.json' with { type: 'json' };
import { bundled } from '../in-unit-tests/page/bundled.ts';
import { shownSetUp } from '../in-unit-tests/page/open-page.ts';
import { served } from '../in-unit-tests/page/served.ts';
import type { Installed } from './installed.ts';

/** What a page can do with the package as it is installed. */
export function followInBrowser({ file }: Pick<Installed, 'file'>): void {
  describe.skipIf(!hasChromium)(inChromium, () => {
    /** Serves the files of the package as they are: nothing is bundled. */
    const ofPackage = (path: string) => {
      const found = file(`node_modules${path}`);
      return path.startsWith(`/${manifest.name}/dist/`) && existsSync(found)
        ? readFileSync(found, 'utf8')
        : undefined;
    };
    const addressOf = (entry: './client' | './receiver') =>
      manifest.exports[entry].default.replace('./', `/${manifest.name}/`);

    test('the client, as it is, updates a mock at another origin', async () => {
      const api = await startedMock(file('node_modules/.bin/holdfast'));
      const page = await opened(await served('', ofPackage));
      const outcome: unknown = await page.evaluate(`(async () => {
        const { createClient } = await import('${addressOf('./client')}');
        const client = createClient({ baseUrl: '${api}', apiKey: 'demo' });
        const start = { status: true, url: 'https://example.com/started' };
        const sent = await client.POST('/webhooks', { body: { webhooks: { start } } });
        const read = await client.POST('/webhooks', { body: { webhooks: {} } });
        const refused = await client.POST('/webhooks', { body: { webhooks: { start: { url: 1 } } } });
        return [sent.error, read.data.webhook.start, refused.error.errors[0].pointer];
      })()`);
      const start = { status: true, url: 'https://example.com/started' };
      expect(outcome).toEqual([undefined, start, '#/webhooks/start/url']);
    });

    test('the receiver, as it is, tells an event from a forged one', async () => {
      const page = await opened(await served('', ofPackage));
      const outcome: unknown = await page.evaluate(`(async () => {
        const { verifyEvent } = await import('${addressOf('./receiver')}');
        const expected = { scheme: 'basic', username: 'holdfast', password: 's3cret' };
        const event = password => new Request('https://example.com/started', {
          method: 'POST',
          headers: { Authorization: 'Basic ' + btoa('holdfast:' + password) },
          body: JSON.stringify({ id: 1, name: 'Ada Example' }),
        });
        const verified = await verifyEvent(event('s3cret'), expected);
        const refused = await verifyEvent(event('other'), expected);
        return [verified.kind, verified.payload.name, refused.kind, refused.code, refused.answer.status];
      })()`);
      expect(outcome).toEqual(['verified', 'Ada Example', 'refused', 'wrong', 401]);
    });

    test('a bundler finds the mock of a page, which answers through MSW', async () => {
      const script = await bundled(shownSetUp(), { folder: file('.') });
      const page = await opened(await served(script));
      const outcome: unknown = await page.evaluate(`(async () => {
        await import('/script.js');
        const answer = await fetch('https://api.example.com/webhooks', {
          method: 'POST',
          headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
          body: '{"webhooks":{}}',
        });
        return [answer.status, (await answer.json()).webhook.start];
      })()`);
      expect(outcome).toEqual([200, { status: false, url: null }]);
    });
  });
}

async function opened(url: string): Promise<Page> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

/** The address of a mock that the installed command serves until the test ends. */
async function startedMock(command: string): Promise<string> {
  const child = spawn(process.execPath, [command, 'mock', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill());
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`the mock does not start: ${printed}`);
}
