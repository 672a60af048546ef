import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import type { Report } from '../../src/verify/report/report.ts';
import { type VerifyTargetOptions, verifyTarget } from '../../src/verify/verify-target.ts';

/** A foreign server on loopback. */
export interface Running extends AsyncDisposable {
  readonly url: string;
}

export const foreignKeys = { apiKey: 'key-of-the-first', secondApiKey: 'key-of-the-second' };

export function running(listener: RequestListener): Promise<Running> {
  return listening(createServer(listener));
}

export async function listening(server: Server): Promise<Running> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

interface Wishes extends Partial<Omit<VerifyTargetOptions, 'target'>> {
  readonly keys?: typeof foreignKeys;
  /** Where the test hooks are, below the address of the server; without it there are none. */
  readonly testHooks?: string;
  /** What parameters of the document stand for. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Read once, since many servers are held to it. */
const contract = defaultContract();

/** Holds a foreign server to the platform's contract, with few cases unless told otherwise. */
export function verifyForeign({ url }: Pick<Running, 'url'>, wishes: Wishes = {}): Promise<Report> {
  const { testHooks, keys = foreignKeys, params = {}, ...options } = wishes;
  return verifyTarget({
    contract,
    catalogue: contract,
    target: {
      url: new URL(url),
      credentials: { apiKey: keys.apiKey, bearer: keys.apiKey },
      secondCredentials: { apiKey: keys.secondApiKey, bearer: keys.secondApiKey },
      params,
      ...(testHooks !== undefined && { admin: new URL(testHooks, url) }),
    },
    levels,
    runs: 3,
    seed: 20_260_115,
    now: () => performance.now(),
    ...options,
  });
}

/** The rules that did not hold, each with its operation and what was found instead. */
export function exceptions({ rules }: Report): readonly string[] {
  return rules.flatMap(rule => {
    if (rule.verdict === 'held') return [];
    const what =
      rule.verdict === 'broken' ? JSON.stringify(rule.counterexample, null, 1) : rule.reason;
    return [`${rule.id} ${rule.operation} ${rule.verdict}: ${what}`];
  });
}
