import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { servePage } from './serve.ts';

/** The address of a mock of its own, which ends with this process, and this process with it. */
async function startMock(): Promise<string> {
  const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
  const mock = spawn(process.execPath, [cli, 'mock', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => mock.kill(signal));
  mock.on('exit', code => process.exit(code ?? 0));
  let api: string | undefined;
  for await (const line of createInterface(mock.stdout)) {
    api = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (api !== undefined) break;
  }
  if (api === undefined) throw new Error('The mock has not said where it listens.');
  mock.stdout.resume();
  return api;
}

const { values } = parseArgs({
  options: {
    api: { type: 'string' },
    port: { type: 'string', default: '4040' },
  },
});
if (values.api !== undefined && !/^https?:$/.test(URL.parse(values.api)?.protocol ?? '')) {
  process.stderr.write('--api takes the address of a server, such as http://127.0.0.1:4020.\n');
  process.exit(2);
}
const api = (values.api ?? (await startMock())).replace(/\/+$/, '');
// From the environment, since other users of a machine can read command lines.
const key = (values.api !== undefined && process.env.HOLDFAST_API_KEY) || 'demo';
const { url } = await servePage(api, key, Number(values.port));
process.stdout.write(`Settings page: ${url}\n`);
process.stdout.write(values.api === undefined ? `Mock: ${api}/__admin/\n` : `API: ${api}\n`);
