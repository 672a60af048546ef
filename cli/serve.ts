import { Command, Option } from 'commander';
import { type Authentication, keysOf } from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { Sender } from '../src/events/sender.ts';
import { type LogLevel, logLevels } from '../src/server/log-level.ts';
import { tellUnreadable } from '../src/server/observer.ts';
import { shownDatabase } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { ownDatabase } from './database-option.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import { openDatabase } from './open-database.ts';
import { collect, collectHost, parseAtLeast, parsePort } from './option-values.ts';
import { greetingOf } from './serve-greeting.ts';
import { serveHelp } from './serve-help.ts';
import { createServeLog } from './serve-log.ts';
import type { Setup } from './serve-setup.ts';
import { isReachableByOthers, listenRefusal, readContract, stopped } from './serving.ts';
import { addTenantOptions, type TenantOptions, tenantOption, tenantsOf } from './tenant-options.ts';

interface Options extends TenantOptions {
  readonly port: number;
  readonly host: string;
  readonly db?: string;
  readonly admin?: true;
  readonly dev?: true;
  readonly allowHttp?: true;
  readonly allowHost?: readonly string[];
  readonly requireAuthForNewOrigin?: true;
  readonly rateLimit?: number;
  readonly metrics?: true;
  readonly logLevel: LogLevel;
  /** Seconds. */
  readonly grace: number;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
}

/** Milliseconds that requests on idle connections have to arrive once a stop has begun. */
const idleMs = 500;

/** `holdfast serve`: the reference server. */
export function serveCommand(io: Io): Command {
  const command = new Command('serve')
    .description(
      'Start the reference server, which keeps settings and items in SQLite or PostgreSQL.',
    )
    .option('--port <n>', 'port to listen on; 0 lets the system choose', parsePort, 4020)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...ownDatabase);
  return addTenantOptions(command)
    .option('--admin', 'offer the test hooks, which create items and fire events')
    .option('--dev', 'make up what is not given, and send events to this machine too')
    .option('--allow-http', 'send events to plain http urls too')
    .option(
      '--allow-host <host>',
      'a private host that events may go to and by whose name the test hooks may be called (repeatable)',
      collectHost,
    )
    .option('--require-auth-for-new-origin', 'refuse to send stored credentials elsewhere (below)')
    .option('--rate-limit <n>', 'requests a minute for each tenant', parseAtLeast(1))
    .option('--metrics', 'offer metrics for Prometheus at /metrics')
    .addOption(
      new Option('--log-level <level>', 'how much the log tells')
        .choices(logLevels)
        .default('info'),
    )
    .option('--grace <seconds>', 'what a stop waits for accepted requests', parseAtLeast(0), 10)
    .option('--spec <file>', 'serve another annotated document (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .addHelpText('after', serveHelp(io))
    .action(async (options: Options) => {
      const { developmentSetup, requiredSetup } = await import('./serve-setup.ts');
      const contract = await readContract(options);
      const sender = options.admin && (await createEventSender(options));
      // Last of what may refuse the command line, since it may make a file.
      const keys = tenantsOf(contract, options);
      const given = { ...options, asked: contract.authentication, ...(keys && { keys }) };
      const setup = (options.dev ? developmentSetup : requiredSetup)(io, given);
      const store = await openDatabase(setup.database, setup.keyring);
      try {
        await requireKeys(io, contract.authentication, setup, store);
        await serve(io, options, { contract, setup, sender, store });
      } finally {
        sender?.close();
        await store.close();
      }
    });
}

interface Parts {
  readonly contract: Contract;
  readonly setup: Setup;
  /** Only the test hooks fire events. */
  readonly sender: Sender | undefined;
  readonly store: Store;
}

async function serve(io: Io, options: Options, { contract, setup, sender, store }: Parts) {
  const { createApp } = await import('../src/server/app.ts');
  const { listen } = await import('../src/http/listen.ts');
  const { tenantKey } = await import('../src/server/tenant-key.ts');
  const log = await createServeLog(options.logLevel, io.stderr);
  const { metrics, limit } = await chosenParts(options);
  const observers = [log.observer, ...(metrics ? [metrics.observer] : [])];
  const app = createApp({
    contract,
    store,
    keys: setup.keys.flatMap(({ name, key }) =>
      keysOf(contract.authentication, key).map(text => tenantKey(name, text)),
    ),
    admin: options.admin === true,
    allowHosts: options.allowHost ?? [],
    ownHostsOnly: setup.areKeysPublic,
    requireAuthForNewOrigin: options.requireAuthForNewOrigin === true,
    observers: [log.observer],
    stopping: io.stop,
    ...(sender && { sender }),
    ...(metrics && { metrics }),
    ...(limit && { limit }),
  });
  const graceMs = options.grace * 1000;
  const server = await listen(app, {
    ...options,
    graceMs,
    idleMs: Math.min(idleMs, graceMs),
    onUnreadable: refusal => tellUnreadable(observers, refusal),
  }).catch(error => {
    throw listenRefusal(error, options.port, options.host);
  });
  io.stdout.write(`holdfast serve listens on ${server.url}\n`);
  if ((options.dev || options.admin) && isReachableByOthers(options.host)) {
    const known = setup.areKeysPublic ? ', whose keys everyone knows' : '';
    log.warned(
      `On ${options.host} other machines can use this server${known}: give it no real credentials, and stop it when you are done.`,
    );
  }
  const offered = { admin: options.admin === true, metrics: options.metrics === true };
  log.started(greetingOf(contract, setup, server.url, offered));
  await stopped(io.stop);
  log.stopping();
  await server.stop();
  log.stopped();
}

/** What takes a while to load and is not always asked for. */
async function chosenParts({ metrics, rateLimit }: Options) {
  return {
    metrics: metrics && (await import('../src/server/metrics.ts')).createMetrics(),
    limit:
      rateLimit === undefined
        ? undefined
        : (await import('../src/server/rate-limit.ts')).createRateLimit(rateLimit),
  };
}

/** Without a key nobody could ever call. */
async function requireKeys(
  { command }: Io,
  asked: Authentication,
  { keys, database }: Setup,
  { apiKeys }: Store,
): Promise<void> {
  if (
    asked.isOptional ||
    keys.length > 0 ||
    (await apiKeys.list()).some(({ revokedAt }) => revokedAt === null)
  )
    return;
  throw new CommandError(
    `${shownDatabase(database)} holds no API key; give ${tenantOption(asked)}, or make one with "${command} apikey create"`,
  );
}

async function createEventSender({ dev, allowHttp, allowHost = [] }: Options): Promise<Sender> {
  const { createSender } = await import('../src/events/send.ts');
  return createSender({
    allowHttp: dev === true || allowHttp === true,
    allowHosts: dev === true ? [...allowHost, 'localhost', '127.0.0.1', '::1'] : allowHost,
  });
}
