import { Command } from 'commander';
import { readMocked, whenPrismLoads } from '../mock/mock-packages.ts';
import type { FollowOptions } from '../mock/watch/follow-document.ts';
import type { Inference } from '../src/contract/infer/inference.ts';
import type { LoadedContract } from '../src/contract/load-contract.ts';
import { type LinesOfTurn, linesOfTurn } from '../src/server/lines-of-turn.ts';
import { visibleLines } from '../src/verify/report/visible.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import { mockGreeting } from './mock-greeting.ts';
import { mockHelp } from './mock-help.ts';
import { collect, collectHost, collectOrigin, parseFileName, parsePort } from './option-values.ts';
import { isReachableByOthers, listenRefusal, loadDocument, stopped } from './serving.ts';
import { addTenantOptions, type TenantOptions, tenantsOf } from './tenant-options.ts';

interface Options extends TenantOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly cors?: readonly string[];
  readonly anyKey?: true;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly stateful?: true;
  readonly watch?: true;
  readonly seed?: string;
  readonly state?: string;
}

/** `holdfast mock`: a server to build against, that remembers, masks and fails on demand. */
export function mockCommand(io: Io): Command {
  const command = new Command('mock')
    .description('Start a mock that remembers, masks and preserves.')
    .option('--port <n>', 'port to listen on; 0 lets the system choose', parsePort, 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--allow-host <host>',
      'a host beside this machine that events may go to and by whose name the test hooks may be called (repeatable)',
      collectHost,
    )
    .option(
      '--cors <origin>',
      "an origin beside this machine's whose pages may use the operations; '*' for every one (repeatable)",
      collectOrigin,
    );
  return addTenantOptions(command)
    .option('--any-key', 'make every key a tenant of its own, a thousand at most')
    .option('--spec <file>', 'mock another document, annotated or not (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option(
      '--stateful',
      'remember what operations without annotation create and update, by inference',
    )
    .option('--watch', 'reload when a file of the document changes')
    .option('--seed <file>', 'settings and items to start with, in JSON or YAML')
    .option('--state <file>', 'keep settings and items in this file, secrets sealed', parseFileName)
    .addHelpText('after', mockHelp(io))
    .action((options: Options) => runMock(io, options));
}

async function runMock(io: Io, options: Options): Promise<void> {
  const log = linesOfTurn(lines => io.stderr.write(visibleLines(lines)));
  try {
    await serveMock(io, options, log);
  } finally {
    log.flush();
  }
  io.stderr.write('The mock has stopped.\n');
}

async function serveMock(io: Io, options: Options, log: LinesOfTurn): Promise<void> {
  const say = (line: string) => log.add(`${line}\n`);
  const loaded = await load(options);
  requireSomethingToWatch(options, loaded);
  // No other command should wait for it, nor a document that is refused.
  const { createMockServer } = await import('../mock/mock-server.ts');
  const { demoKeys } = await import('../mock/tenants.ts');
  const { mockStart } = await import('./mock-start.ts');
  const { contract } = loaded;
  const { spec, overlay, allowHost, cors, state, seed } = options;
  const keys = tenantsOf(contract, options);
  const tenants = (keys ?? demoKeys).map(({ name }) => name);
  const start = await mockStart(io, {
    contract,
    tenants,
    ...(state !== undefined && { state }),
    ...(seed !== undefined && { seed }),
  });
  const mock = await createMockServer({
    contract,
    ...(spec !== undefined && { document: spec }),
    ...(keys !== undefined && { keys }),
    anyKey: options.anyKey === true,
    ...(allowHost !== undefined && { allowHosts: allowHost }),
    ...(cors !== undefined && { corsOrigins: cors }),
    ...start,
    log: say,
    loadPrism: whenPrismLoads({ document: spec, overlays: overlay }),
  });
  // Before the greeting, after which a developer starts to edit.
  const following = options.watch ? await follow(options, loaded, mock, say) : null;
  try {
    const { url } = await mock.listen(options.port, options.host).catch((error: unknown) => {
      throw listenRefusal(error, options.port, options.host);
    });
    if (isReachableByOthers(options.host)) {
      say(
        `On ${options.host} other machines can use this mock: give it no real credentials, and stop it when you are done.`,
      );
    }
    if (contract.inference !== undefined) say(toldInference(contract.inference));
    log.flush();
    io.stdout.write(
      visibleLines(
        mockGreeting({
          ...options,
          contract,
          url,
          command: io.command,
          ...(keys !== undefined && { keys }),
        }),
      ),
    );
    await stopped(io.stop);
  } finally {
    following?.close();
    await mock.close();
  }
}

function toldInference({ updates, refused }: Inference): string {
  const names = [...new Set(updates.map(({ value }) => value.resource))];
  const known = names.length === 0 ? 'nothing' : names.join(', ');
  const others =
    refused.length === 0
      ? ''
      : `; "holdfast init" tells why ${refused.length} more operations are answered from examples`;
  return `Remembers, by inference: ${known}${others}.`;
}

async function load(options: Options): Promise<LoadedContract> {
  return readMocked({ document: options.spec, overlays: options.overlay }, () =>
    loadDocument({ ...options, infer: options.stateful }, 'perhaps'),
  );
}

function requireSomethingToWatch({ watch }: Options, { files }: LoadedContract): void {
  if (!watch || files.length > 0) return;
  throw new CommandError('--watch has no file to watch; give --spec FILE or --overlay FILE');
}

async function follow(
  options: Options,
  { files }: LoadedContract,
  mock: FollowOptions['mock'],
  report: (line: string) => void,
) {
  const { followDocument } = await import('../mock/watch/follow-document.ts');
  return followDocument({ mock, files, load: () => load(options), report });
}
