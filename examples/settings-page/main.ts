import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { servePage } from './serve.ts';

const help = `Usage: npm run example -- [--api URL] [--port PORT]

A settings page of both endpoints, in front of a mock of its own.

  --api URL    puts it in front of this server; the key is in HOLDFAST_API_KEY, or demo
  --port PORT  where the page is served on this machine; 0 lets the system choose (default: 4040)
  --help       shows this

Examples:
  npm run example
  npm run example -- --port 0
  HOLDFAST_API_KEY=key npm run example -- --api http://127.0.0.1:4020
`;

interface Options {
  readonly api: string | undefined;
  readonly port: number;
}

/** Whoever typed it gets a sentence, and Node's exit code for a defect stays one for defects. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function readOptions(): Options {
  const options = {
    api: { type: 'string' },
    port: { type: 'string', default: '4040' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { api, port, help: asked } = parseArgs({ options }).values;
    if (asked) {
      process.stdout.write(help);
      process.exit();
    }
    if (api !== undefined && !/^https?:$/.test(URL.parse(api)?.protocol ?? ''))
      refuse('--api takes the address of a server, such as http://127.0.0.1:4020.');
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      refuse('--port takes a number from 0 to 65535.');
    return { api, port: Number(port) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(`${error.message}\nSee npm run example -- --help.`);
  }
}

/** A mock of its own, which ends with this process, and this process with it. */
async function startMock(): Promise<string> {
  const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
  const mock = spawn(process.execPath, [cli, 'mock', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => mock.kill(signal));
  mock.on('exit', code => process.exit(code ?? 0));
  let url: string | undefined;
  for await (const line of createInterface(mock.stdout)) {
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('The mock has not said where it listens.');
  mock.stdout.resume();
  return url;
}

/** Before the mock, which would have to be stopped again where the port cannot be had. */
async function serveFirst(api: Promise<string>, key: string, port: number): Promise<string> {
  try {
    return (await servePage(api, key, port)).url;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EADDRINUSE')
      refuse(`Port ${port} is taken; stop what listens there, or give another one with --port.`);
    if (error.code === 'EACCES')
      refuse(`Port ${port} is for the system; give one from 1024 on with --port.`);
    throw error;
  }
}

const { api: given, port } = readOptions();
// From the environment, since other users of a machine can read command lines.
const key = (given !== undefined && process.env.HOLDFAST_API_KEY) || 'demo';
const { promise, resolve } = Promise.withResolvers<string>();
const url = await serveFirst(promise, key, port);
const api = (given ?? (await startMock())).replace(/\/+$/, '');
resolve(api);
process.stdout.write(`Settings page: ${url}\n`);
process.stdout.write(given === undefined ? `Mock: ${api}/__admin/\n` : `API: ${api}\n`);
