import { Command, InvalidArgumentError } from 'commander';
import type { Contract } from '../contract/contract.ts';
import type { Sender } from '../events/sender.ts';
import type { Store } from '../store/store.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import { type ApiKey, collect, collectApiKey, parsePort } from './option-values.ts';
import { serveGreeting } from './serve-greeting.ts';
import type { Setup } from './serve-setup.ts';
import { listenRefusal, readContract, stopped } from './serving.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly db?: string;
  readonly apiKey?: readonly ApiKey[];
  readonly admin?: true;
  readonly dev?: true;
  readonly allowHttp?: true;
  readonly allowHost?: readonly string[];
  readonly requireAuthForNewOrigin?: true;
  readonly spec?: string;
  readonly overlay?: readonly string[];
}

/** `holdfast serve`: the reference server. */
export function serveCommand(io: Io): Command {
  return new Command('serve')
    .description('Start the reference server, which keeps settings and items in SQLite.')
    .option('--port <n>', 'port to listen on; 0 lets the system choose', parsePort, 4020)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--db <file>', 'database file, made when missing, or :memory:', parseFile)
    .option('--api-key <name=key>', 'a tenant and its key (repeatable)', collectApiKey)
    .option('--admin', 'offer the test hooks, which create items and fire events')
    .option('--dev', 'make up what is not given, and send events to this machine too')
    .option('--allow-http', 'send events to plain http urls too')
    .option('--allow-host <host>', 'a private host that events may go to (repeatable)', collect)
    .option('--require-auth-for-new-origin', 'refuse to send stored credentials elsewhere (below)')
    .option('--spec <file>', 'serve another annotated document (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      const { developmentSetup, requiredSetup } = await import('./serve-setup.ts');
      const contract = await readContract(options);
      const sender = await createEventSender(options);
      // Last of what may refuse the command line, since it may make a file.
      const setup = (options.dev ? developmentSetup : requiredSetup)(io, options);
      const store = await openStore(setup);
      try {
        await serve(io, options, { contract, setup, sender, store });
      } finally {
        sender.close();
        await store.close();
      }
    });
}

interface Parts {
  readonly contract: Contract;
  readonly setup: Setup;
  readonly sender: Sender;
  readonly store: Store;
}

async function serve(io: Io, options: Options, { contract, setup, sender, store }: Parts) {
  const { createApp } = await import('../server/app.ts');
  const { listen } = await import('../http/listen.ts');
  const { tenantKey } = await import('../server/tenant-key.ts');
  const app = createApp({
    contract,
    store,
    keys: setup.keys.map(({ name, key }) => tenantKey(name, key)),
    sender,
    admin: options.admin === true,
    requireAuthForNewOrigin: options.requireAuthForNewOrigin === true,
    log: ({ code, requestId }) => io.stderr.write(`${code} ${requestId}\n`),
  });
  const server = await listen(app, options).catch(error => {
    throw listenRefusal(error, options.port, options.host);
  });
  io.stdout.write(`holdfast serve listens on ${server.url}\n`);
  io.stderr.write(serveGreeting(contract, setup, server.url, options.admin === true));
  await stopped(io.stop);
  await server.stop();
  io.stderr.write('The server has stopped.\n');
}

async function openStore({ database, keyring }: Setup): Promise<Store> {
  const { randomBytes } = await import('node:crypto');
  const { openStore: open } = await import('../store/open-store.ts');
  const { StoreError } = await import('../store/store-error.ts');
  try {
    return await open({ database, keyring, random: randomBytes });
  } catch (error) {
    throw error instanceof StoreError ? new CommandError(error.message) : error;
  }
}

async function createEventSender({ dev, allowHttp, allowHost = [] }: Options): Promise<Sender> {
  const { createSender } = await import('../events/send.ts');
  try {
    return createSender({
      allowHttp: dev === true || allowHttp === true,
      allowHosts: dev === true ? [...allowHost, 'localhost', '127.0.0.1', '::1'] : allowHost,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError('give --allow-host a host name or an IP address, without a port');
  }
}

/** SQLite takes an empty name for a database that nobody finds again. */
function parseFile(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('Give a file or :memory:.');
}

const examples = `
Without --dev it needs --api-key, --db and HOLDFAST_SECRET_KEYS in the environment: the keys that
stored secrets are sealed with, as ID:KEY[,ID:KEY…], each KEY 32 bytes in base64. The first one
seals, all of them open, so that they can be changed.

An update that leaves the credentials out keeps them, also while it moves a hook: whoever may change
a url can have them sent there. With --require-auth-for-new-origin such an update is a 400
(auth-required-for-new-origin): a url of another origin, the first one included, needs the secret
sent along. Items may have hooks and secrets of their own, so with updateAll a url needs the secret
too, wherever it leads, and a stored secret reaches the items only together with every hook.

Examples:
  $ holdfast serve --dev --admin
  $ holdfast serve --dev --db settings.db --port 0
  $ HOLDFAST_SECRET_KEYS="k1:$(openssl rand -base64 32)" holdfast serve --db settings.db --api-key acme=s3cret
`;
