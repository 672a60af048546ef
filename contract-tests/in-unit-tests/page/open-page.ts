import type { Browser } from 'playwright-core';
import type { Mock, RecordedRequest } from '../../../mock/index.ts';
import { codeBlocks, root } from '../../documentation/code-blocks.ts';
import { bundled } from './bundled.ts';
import {
  receivedRequest,
  receivedResponse,
  type SentRequest,
  type SentResponse,
  sentRequest,
  sentResponse,
} from './message.ts';
import { served } from './served.ts';

/** A mock in a page, as far as it can be asked from outside of it, which takes a while. */
export interface MockOfPage extends AsyncDisposable {
  readonly fetch: Mock['fetch'];
  /** The page's own, which MSW stands before. */
  readonly fetchOfPage: Mock['fetch'];
  seed(seed: Parameters<Mock['seed']>[0]): Promise<void>;
  scenario(choice: Parameters<Mock['scenario']>[0]): Promise<void>;
  reset(): Promise<void>;
  requests(): Promise<readonly RecordedRequest[]>;
  deliveries(): Promise<ReturnType<Mock['deliveries']>>;
}

/** What README.md says to write for a page, where it runs as it stands; what is in TypeScript there runs in Node. */
export function shownSetUp(): string {
  const [found = ''] = codeBlocks('mock/README.md', 'js').filter(code =>
    code.includes('msw/browser'),
  );
  return found;
}

let script: Promise<string> | undefined;

function bundledScript(): Promise<string> {
  const remote = `${root}contract-tests/in-unit-tests/page/remote.ts`;
  script ??= bundled(`import { offer } from '${remote}';\n${shownSetUp()}\noffer(mock, worker);`);
  return script;
}

/** A page of its own that has set itself up as README.md shows. */
export async function openPage(browser: Browser): Promise<MockOfPage> {
  const url = await served(await bundledScript());
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate("import('/script.js')");
  const deliver = (event: SentRequest) =>
    sentResponse(fetch(receivedRequest(event), { redirect: 'manual' }));
  await page.exposeFunction('deliver', deliver);
  await page.evaluate('remote.takeEvents(deliver)');

  const told = (expression: string) => page.evaluate(`remote.mock.${expression}`);
  const call = async (by: 'page' | 'mock', request: Request) => {
    const sent = JSON.stringify(await sentRequest(request));
    const answer: SentResponse = await page.evaluate(`remote.call('${by}', ${sent})`);
    return receivedResponse(answer);
  };
  const requestOf = (input: string | URL | Request, init?: RequestInit) =>
    new Request(typeof input === 'string' ? new URL(input, 'http://localhost') : input, init);
  return {
    fetch: (input, init) => call('mock', requestOf(input, init)),
    fetchOfPage: (input, init) => call('page', requestOf(input, init)),
    async seed(seed) {
      await told(`seed(${JSON.stringify(seed)})`);
    },
    async scenario(choice) {
      await told(`scenario(${JSON.stringify(choice)})`);
    },
    async reset() {
      await told('reset()');
    },
    requests: () => page.evaluate('remote.mock.requests()'),
    deliveries: () => page.evaluate('remote.mock.deliveries()'),
    async [Symbol.asyncDispose]() {
      await page.close();
    },
  };
}
