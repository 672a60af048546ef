import { type ChildProcess, spawn } from 'node:child_process';
import { defaultContract } from '../../src/contract/own-contract.ts';
import type { Findings, Server, Tool, Workplace } from '../runner/tool.ts';
import { readPrismAnswer } from './prism-answer.ts';
import { documentFile, packageCommand } from './project-files.ts';

const { updates } = defaultContract();
/** Longer than any answer should take, Prism's own work included. */
const timeoutMs = 40_000;

/** The example requests of the document, in its order, through `prism proxy --errors`. */
export function prismProxy(workplace: Workplace): Tool {
  return {
    id: 'prism',
    label: '`prism proxy --errors`, the example requests of the document',
    async judge(server) {
      await using proxy = await startProxy(server.url, workplace);
      const findings: string[] = [];
      for (const { method, path, examples } of updates)
        for (const [name, body] of Object.entries(examples)) {
          const request = { method, url: proxy.url + path, body };
          findings.push(...(await send(`${path} ${name}`, request, server)));
        }
      return new Set(findings);
    },
  };
}

interface ExampleRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

async function send(
  example: string,
  { method, url, body }: ExampleRequest,
  { apiKey }: Server,
): Promise<Findings> {
  try {
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: { apiKey, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readPrismAnswer(example, response.status, await response.text());
  } catch {
    return new Set([`${example}: no answer`]);
  }
}

interface Proxy extends AsyncDisposable {
  readonly url: string;
}

async function startProxy(upstream: string, { folder, env, stop }: Workplace): Promise<Proxy> {
  const parameters = ['proxy', documentFile, upstream, '--errors', '--port', '0'];
  const child = spawn(process.execPath, [packageCommand('prism'), ...parameters], {
    cwd: folder,
    // Colours would stand in the middle of the address.
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stop,
  });
  // Not by `once` of node:events, which would reject when the process is told to stop.
  const ended = new Promise(resolve => child.once('exit', resolve));
  return {
    url: await addressIn(child),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressIn(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    // Both are read to the end: a pipe that nobody empties would stop the process.
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', text => {
        said += text;
        const [, address] = /listening on (http:\/\/127\.0\.0\.1:\d+)\s/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
    child.on('error', reject);
    child.once('exit', code => reject(new Error(`prism ended with ${code}: ${said}`)));
  });
}
