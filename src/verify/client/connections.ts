import * as http from 'node:http';
import * as https from 'node:https';

/** As often as this may a kept connection turn out to be closed before none is kept any more. */
const mostLosses = 3;

/** In the words of the environment, which Node reads. */
export interface Proxies {
  readonly HTTP_PROXY?: string;
  readonly HTTPS_PROXY?: string;
  /** What is asked directly. */
  readonly NO_PROXY: string;
}

/** The connections of a client, by the protocol of the URL. */
export interface Connections {
  agent(url: URL): http.Agent;
  /** Tells that a request was lost on a connection that had been kept. */
  keptInVain(): void;
  /** How many were closed by the other side while they were idle. */
  readonly losses: number;
  close(): void;
}

/**
 * Connections that are kept alive, but none idle beside another: a server that takes one connection at
 * a time would otherwise wait for the idle one to end and leave the rest unanswered. A server that
 * keeps closing them behind its answers gets a new one for each request.
 */
export function createConnections(proxies?: Proxies): Connections {
  const proxyEnv = proxies && { ...proxies };
  let losses = 0;
  let inVain = 0;
  const mayKeep = () => inVain < mostLosses;
  const agents = {
    'http:': new http.Agent({ keepAlive: true, proxyEnv }),
    'https:': new https.Agent({ keepAlive: true, proxyEnv }),
  };
  for (const agent of Object.values(agents)) {
    keepOnlyOne(agent, mayKeep, () => {
      losses += 1;
    });
  }
  return {
    agent: url => (url.protocol === 'https:' ? agents['https:'] : agents['http:']),
    keptInVain: () => {
      inVain += 1;
    },
    get losses() {
      return losses;
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function keepOnlyOne(agent: http.Agent, mayKeep: () => boolean, onIdleLoss: () => void): void {
  const keep = agent.keepSocketAlive.bind(agent);
  const reuse = agent.reuseSocket.bind(agent);
  const watched = new WeakSet<object>();
  const idle = new WeakSet<object>();
  agent.keepSocketAlive = socket => {
    const busy = Object.values(agent.sockets).reduce((sum, of) => sum + (of?.length ?? 0), 0);
    const kept: unknown = keep(socket);
    // The one that is asked about still counts as busy; false has it closed.
    if (busy > 1 || kept === false || !mayKeep()) return false;
    idle.add(socket);
    if (!watched.has(socket))
      socket.once('close', () => {
        if (idle.has(socket)) onIdleLoss();
      });
    watched.add(socket);
    return kept;
  };
  agent.reuseSocket = (socket, request) => {
    idle.delete(socket);
    reuse(socket, request);
  };
}
