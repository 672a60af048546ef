import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Command,
  chosen,
  parseValues,
  runCommand,
  type Surroundings,
  UsageError,
} from '../runner/command.ts';
import { type RealServer, realServers } from './servers.ts';
import { NotStarted, start } from './start.ts';

const names = realServers.map(({ name }) => name);

const command = {
  name: 'real-servers',
  help: `Holds servers that nobody here wrote to their documents, each with an overlay: ${names.join(', ')}.
Each is installed from npm into a folder of its own, unless it is there, and started on this machine.
The reports are what verify prints; it ends with 1 where a server could not be started or judged, and
not for what is found.

  --folder DIR   where the servers are installed, outside of this project
  --server NAME  only this one, may be repeated
  --node PATH    the Node that runs the servers (default: this one); native addons are built for one version
  --help         show this

HOLDFAST_TEST_DATABASE_URL says where PostgreSQL is, which some of them need.
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options {
  readonly folder: string;
  readonly servers: readonly RealServer[];
  readonly node: string;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const { help, folder, server, node } = parseValues(argv, {
    folder: { type: 'string' },
    server: { type: 'string', multiple: true },
    node: { type: 'string', default: process.execPath },
    help: { type: 'boolean', default: false },
  });
  if (help) return null;
  if (folder === undefined || !existsSync(folder))
    throw new UsageError('--folder takes a folder that the servers are installed in');
  const servers = chosen(server, names, 'server').flatMap(
    name => realServers.find(each => each.name === name) ?? [],
  );
  return { folder: resolve(folder), servers, node };
}

async function run({ folder, servers, node }: Options, { print, say }: Surroundings) {
  let isWhole = true;
  for (const server of servers) {
    print(`\n== ${server.name}`);
    try {
      const databaseUrl = process.env.HOLDFAST_TEST_DATABASE_URL;
      await using started = await start(server, { folder, node, databaseUrl });
      const code = await verify(server, started.url, folder);
      if (code !== 0 && code !== 1) isWhole = false;
    } catch (error) {
      if (!(error instanceof NotStarted)) throw error;
      say(error.message);
      isWhole = false;
    }
  }
  return isWhole ? 0 : 1;
}

/** As somebody would: the command, the document, the overlay. Its exit code. */
async function verify(server: RealServer, url: string, folder: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [
      own('../../cli/main.ts'),
      'verify',
      url,
      ...['--spec', await documentOf(server, url, folder)],
      ...['--overlay', own(`overlays/${server.name}.yaml`)],
      ...['--reporter', 'pretty', '--reporter', `json=${join(folder, `${server.name}.json`)}`],
      ...server.credentials,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  await once(child, 'exit');
  return child.exitCode;
}

async function documentOf(server: RealServer, url: string, folder: string): Promise<string> {
  const { name, document } = server;
  if (document === null) return own(`documents/${name}.yaml`);
  const { path, authorization } = document;
  const response = await fetch(url + path, {
    headers: authorization === undefined ? {} : { authorization },
  });
  if (!response.ok) throw new NotStarted(`${name} answers ${response.status} to ${path}`);
  const file = join(folder, `${name}-document.json`);
  writeFileSync(file, await response.text());
  return file;
}

function own(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
