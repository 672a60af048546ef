import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.HOLDFAST_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** Tests that need a browser are skipped without one, and say so by this name. */
export const hasChromium = existsSync(executablePath);
export const inChromium = hasChromium
  ? 'in Chromium'
  : `in Chromium (skipped: there is none at ${executablePath}; install it, or name another in HOLDFAST_TEST_CHROMIUM)`;

/** A Chromium that asks for nothing but what the page asks for. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
