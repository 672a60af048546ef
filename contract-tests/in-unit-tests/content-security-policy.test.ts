import { describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, inChromium, launchChromium } from '../../mock/console/testing/browser.ts';
import { bundled } from './page/bundled.ts';
import { shownSetUp } from './page/open-page.ts';
import { served } from './page/served.ts';

describe.skipIf(!hasChromium)(`a page with a Content-Security-Policy, ${inChromium}`, () => {
  /** What comes of the script that README.md shows. */
  async function outcomeUnder(policy: string): Promise<unknown> {
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(await served(await bundled(shownSetUp()), undefined, policy));
    return page.evaluate("import('/script.js').then(() => 'set up', error => error.message)");
  }

  test('is told at once that nothing can be compiled there', async () => {
    expect(await outcomeUnder("script-src 'self'")).toBe(
      "the mock compiles schemas; let the Content-Security-Policy of the page have 'unsafe-eval' in script-src",
    );
  });

  test('has the mock where it lets schemas be compiled', async () => {
    expect(await outcomeUnder("default-src 'self'; script-src 'self' 'unsafe-eval'")).toBe(
      'set up',
    );
  });
});
