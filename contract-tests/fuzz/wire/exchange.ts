import { connect } from 'node:net';
import { type Answer, completeAnswer } from './answer.ts';

/** What became of the bytes of one request. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly ms: number }
  /** The server closed the connection and said nothing. */
  | { readonly kind: 'closed' }
  /** Neither within the time limit. */
  | { readonly kind: 'hung' };

export interface Wire {
  readonly host: string;
  readonly port: number;
  /** Milliseconds after which a server that has said nothing hangs; 5,000 unless given. */
  readonly timeoutMs?: number;
}

export interface Sent {
  readonly bytes: Uint8Array;
  /** The method of the request, on which it depends whether an answer has a body. */
  readonly method: string;
  /**
   * Milliseconds after which we end our side of the connection: a server waits, and should, for the
   * rest of what does not look like a whole request. Never unless given.
   */
  readonly patienceMs?: number;
}

/** Sends bytes over a connection of their own and waits for the answer. */
export function exchange(
  { host, port, timeoutMs = 5_000 }: Wire,
  { bytes, method, patienceMs }: Sent,
): Promise<Outcome> {
  return new Promise(resolve => {
    const socket = connect({ host, port, noDelay: true });
    const started = performance.now();
    const timers = [setTimeout(() => settle({ kind: 'hung' }), timeoutMs)];
    if (patienceMs !== undefined) timers.push(setTimeout(() => socket.end(), patienceMs));
    let received = Buffer.alloc(0);

    const settle = (outcome: Outcome) => {
      for (const timer of timers) clearTimeout(timer);
      // A reset leaves no connection in TIME_WAIT, of which a hundred thousand would use up the ports.
      socket.resetAndDestroy();
      resolve(outcome);
    };
    const look = (ended: boolean) => {
      const answer = completeAnswer(received, method, ended);
      if (answer !== null) settle({ kind: 'answered', answer, ms: performance.now() - started });
      else if (ended) settle({ kind: 'closed' });
    };
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk]);
      look(false);
    });
    socket.on('end', () => look(true));
    socket.on('close', () => look(true));
    // A server may answer and close before it has read everything: what has come counts.
    socket.on('error', () => undefined);
    socket.write(bytes);
  });
}
