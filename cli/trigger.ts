import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { DeliveryCredentials } from '../src/contract/credentials.ts';
import type { DescribedEvent } from '../src/contract/described-events.ts';
import type { SendOutcome } from '../src/events/sender.ts';
import type { Expected } from '../src/receiver/index.ts';
import { visible } from '../src/verify/report/visible.ts';
import { eventAuthOption, eventCredentials } from './event-credentials.ts';
import { CommandError, type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';
import { collect, parseHttpUrl } from './option-values.ts';
import { loadDocument } from './serving.ts';

interface Options {
  readonly to: URL;
  readonly auth?: string;
  readonly example?: string;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly json?: true;
}

/** `holdfast trigger`: sends the sample of an event, as the platform would. */
export function triggerCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('trigger')
    .description("Send a document's sample of an event to a receiver, and tell what it answers.")
    .argument('<event>', 'its name under "webhooks" in the document')
    .requiredOption('--to <url>', 'where the receiver listens', parseHttpUrl)
    .option(...eventAuthOption)
    .option('--example <name>', "which of the document's examples; the first unless given")
    .option('--spec <file>', 'events of another document, annotated or not (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', examples(io))
    .action(async (name: string, options: Options) => {
      const credentials = eventCredentials(io, options.auth);
      const event = eventNamed(name, await eventsOf(options));
      const payload = sampleOf(event, options.example);
      const sent = await send(options.to, event, payload, credentials);
      io.stdout.write(
        options.json
          ? `${JSON.stringify({ event: name, ...sent })}\n`
          : `${visible(`${name}: ${told(sent)}`)}\n`,
      );
      finish(exitOf(sent));
    });
}

async function eventsOf(options: Options): Promise<readonly DescribedEvent[]> {
  const [{ contract }, { describedEvents }] = await Promise.all([
    loadDocument(options, 'perhaps'),
    import('../src/contract/described-events.ts'),
  ]);
  return describedEvents(contract.document);
}

function eventNamed(name: string, events: readonly DescribedEvent[]): DescribedEvent {
  const found = events.find(event => event.name === name);
  if (found !== undefined) return found;
  const known = events.map(event => event.name).join(', ');
  throw new CommandError(
    known === ''
      ? 'the document describes no event; describe those that are sent under "webhooks"'
      : `the document has no event "${name}"; those that it has are ${known}`,
  );
}

function sampleOf({ name, samples }: DescribedEvent, example: string | undefined): unknown {
  const [first = ''] = samples.keys();
  const wanted = example ?? first;
  if (samples.has(wanted)) return samples.get(wanted);
  throw new CommandError(
    `${name} has no example "${wanted}"; those that it has are ${[...samples.keys()].join(', ')}`,
  );
}

async function send(
  to: URL,
  { headers }: DescribedEvent,
  payload: unknown,
  expected: Expected,
): Promise<SendOutcome> {
  const { createSender } = await import('../src/events/send.ts');
  // Whoever names an address means it, wherever it is.
  const sender = createSender({ allowHttp: true, allowHosts: [to.hostname] });
  try {
    const [credentials, signature] = await carriedBy(expected, payload);
    return await sender.send({
      url: to.href,
      credentials,
      payload,
      headers: { ...headers, ...signature },
    });
  } finally {
    sender.close();
  }
}

/** A signature is of the bytes that the sender makes of the payload. */
async function carriedBy(
  expected: Expected,
  payload: unknown,
): Promise<readonly [DeliveryCredentials, Readonly<Record<string, string>>]> {
  if (expected.scheme !== 'standard-webhooks') return [expected, {}];
  const { signatureFields } = await import('../src/receiver/signature.ts');
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const seconds = Math.floor(Date.now() / 1_000);
  const fields = await signatureFields(expected.secret, `msg_${randomUUID()}`, seconds, body);
  return [{ scheme: 'none' }, { ...fields }];
}

function told(sent: SendOutcome): string {
  if (sent.outcome === 'delivered') return `delivered, ${sent.status}`;
  return sent.status === undefined
    ? `not delivered, ${reasons[sent.reason]}`
    : `refused, ${sent.status}`;
}

const reasons = {
  'refused-address': 'the address is none that events may be sent to',
  'refused-scheme': 'the address is neither http nor https',
  'refused-header': 'the header of the credentials is one that HTTP needs for itself',
  'no-connection': 'nobody listens there',
  timeout: 'no answer within 5 seconds',
  status: 'the answer is no success',
} as const;

function exitOf(sent: SendOutcome): ExitCode {
  if (sent.outcome === 'delivered') return exitCode.ok;
  return sent.status === undefined ? exitCode.unreachable : exitCode.broken;
}

function examples({ command }: Io): string {
  return `
The payload is an example of the document, or one made from its schema. With --auth signature=… it is signed as
Standard Webhooks has it. A redirect is not followed and is no success.

Exit codes: 0 the receiver took it (2xx), 1 it answered something else, 2 the command line or the document is
wrong, 3 there was no answer.

Examples:
  $ ${command} trigger assessmentStart --to http://127.0.0.1:3000/started
  $ ${command} trigger assessmentUpdates --example assessmentArchived --to http://127.0.0.1:3000/updates
  $ HOLDFAST_EVENT_AUTH=basic=holdfast:s3cret ${command} trigger aiInterviewStart --to http://127.0.0.1:3000/ --json
`;
}
