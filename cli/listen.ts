import { Command } from 'commander';
import type { DescribedEvent } from '../src/contract/described-events.ts';
import { visible } from '../src/verify/report/visible.ts';
import { eventAuthOption, eventCredentials } from './event-credentials.ts';
import type { Io } from './io.ts';
import { collect, parseHttpUrl, parsePort } from './option-values.ts';
import { eventAsJson, eventAsText } from './received-event.ts';
import { isReachableByOthers, listenRefusal, loadDocument, stopped } from './serving.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly auth?: string;
  readonly forward?: URL;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly json?: true;
}

/** `holdfast listen`: a receiver that prints events as they come, and passes them on. */
export function listenCommand(io: Io): Command {
  return new Command('listen')
    .description('Receive events, check and print them, and pass them on.')
    .option('--port <n>', 'port to listen on; 0 lets the system choose', parsePort, 4030)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...eventAuthOption)
    .option(
      '--forward <url>',
      'pass verified events on below this address, and answer what it answers',
      parseHttpUrl,
    )
    .option('--spec <file>', 'tell events of another document apart (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option('--json', 'print each event as one line of JSON')
    .addHelpText('after', examples(io))
    .action((options: Options) => runListen(io, options));
}

async function runListen(io: Io, options: Options): Promise<void> {
  const expected = eventCredentials(io, options.auth);
  const events = await eventsOf(options);
  const { listen } = await import('../src/http/listen.ts');
  const { createReceiver } = await import('./receive-event.ts');
  const receive = createReceiver({
    expected,
    events,
    forward: options.forward,
    clock: Date.now,
    print: event => io.stdout.write(`${options.json ? eventAsJson(event) : eventAsText(event)}\n`),
  });
  const { port, host } = options;
  const server = await listen(receive, { port, host }).catch((error: unknown) => {
    throw listenRefusal(error, port, host);
  });
  io.stderr.write(`holdfast is listening on ${server.url}\n`);
  if (expected.scheme === 'none')
    io.stderr.write(
      isReachableByOthers(host)
        ? 'Everybody who reaches this address may send events; say what they carry with --auth.\n'
        : 'Events need no credentials; say what they carry with --auth.\n',
    );
  if (options.forward !== undefined)
    io.stderr.write(
      visible(`Passing verified events on to ${options.forward.origin}.`).concat('\n'),
    );
  await stopped(io.stop);
  await server.stop();
}

async function eventsOf(options: Options): Promise<readonly DescribedEvent[]> {
  const { describedEvents } = await import('../src/contract/described-events.ts');
  const { contract } = await loadDocument(options, 'perhaps');
  return describedEvents(contract.document);
}

function examples({ command }: Io): string {
  return `
Each event is printed with the names of the events that it could be by the document, and with the fields that the
document describes. Credentials are never printed, and masked where they stand in a payload. An event that is
refused is printed with the reason, and not passed on.

Examples:
  $ ${command} listen --auth basic=holdfast:s3cret
  $ ${command} listen --auth apikey=X-Webhook-Key:k3y --forward http://127.0.0.1:3000/hooks
  $ HOLDFAST_EVENT_AUTH=signature=whsec_YSBrZXkgb2YgMTYgYi4= ${command} listen --json
`;
}
