import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createSender } from '../src/events/send.ts';
import type { Sender } from '../src/events/sender.ts';
import { createGuard } from '../src/http/guard.ts';
import { listen, type RunningServer } from '../src/http/listen.ts';
import { digestedKeys } from './digested-keys.ts';
import { requirePrism } from './mock-packages.ts';
import { prismWhenNeeded } from './prism-when-needed.ts';
import { createRequestHandler, type HandlerOptions, type MockMemory } from './request-handler.ts';
import type { StateKeeper } from './state/keeper.ts';
import type { DocumentFollower } from './watch/follow-document.ts';

export interface MockServerOptions extends HandlerOptions {
  /** Told of every change, and closed with the mock. */
  readonly keeper?: StateKeeper;
  /** Sends the events and is closed with the mock; unless given, one for this machine and the allowed hosts. */
  readonly sender?: Sender;
  /** Unless said at the start, which then fails where Prism cannot read the document. */
  readonly loadPrism?: 'at-start' | 'when-needed';
}

export interface MockServer extends DocumentFollower {
  readonly listener: RequestListener;
  readonly memory: MockMemory;
  /** Starts on a port of its own choosing unless given one; rejects as `net.Server` does. */
  listen(port?: number, host?: string): Promise<{ readonly url: string }>;
  /** Lets requests under way finish. */
  close(): Promise<void>;
}

/** A mock on Node's `http`, with all that Node has for it: Prism, the console, the docs page, events. */
export async function createMockServer(options: MockServerOptions): Promise<MockServer> {
  const { allowHosts = [], loadPrism = 'at-start', log = () => undefined, keeper } = options;
  const { sender = localSender(allowHosts) } = options;
  const handler = await createRequestHandler<IncomingMessage, ServerResponse>(options, {
    keyChecks: digestedKeys,
    prismOf(contract) {
      const load = async () => {
        requirePrism(loadPrism);
        return (await import('./prism.ts')).createPrism(contract, log);
      };
      return loadPrism === 'when-needed' ? prismWhenNeeded(contract, load) : load();
    },
    async loadOwnAddresses(sources) {
      const { createOwnAddresses } = await import('./own-addresses.ts');
      return createOwnAddresses({ sources, sender, refuseOthers: createGuard(allowHosts) });
    },
    changed: state => keeper?.changed(state),
  });
  const running: RunningServer[] = [];
  return {
    ...handler,
    async listen(port = 0, host = '127.0.0.1') {
      const server = await listen(handler.listener, { port, host });
      running.push(server);
      return server;
    },
    async close() {
      await handler.close();
      await Promise.all(running.splice(0).map(server => server.stop()));
      sender.close();
      await keeper?.close();
    },
  };
}

/** Real addresses must not hear from a mock: whoever tries things out enters any url. */
function localSender(allowHosts: readonly string[]): Sender {
  return createSender({ allowHttp: true, allowHosts, reach: 'loopback' });
}
