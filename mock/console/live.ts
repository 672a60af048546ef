import type { IncomingMessage, ServerResponse } from 'node:http';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import { factsOf, newsOf, type Sources, snapshotOf } from './snapshot.ts';

/** Server-sent events (HTML standard, section 9.2): `snapshot` first, then `news`. */
export interface Live {
  open(request: IncomingMessage, response: ServerResponse): void;
  /** Ends every stream, so that a server that stops need not wait for pages. */
  close(): void;
}

/** Requests may come by the thousand in a second; a page is told ten times at most. */
const pauseMs = 100;
/** A proxy or a sleeping laptop may drop a silent connection without a word. */
const heartbeatMs = 15_000;
const mostStreams = 16;

export function createLive(sources: Sources): Live {
  const streams = new Set<ServerResponse>();
  return {
    open(_request, response) {
      if (streams.size >= mostStreams) {
        throw new ProblemResponse(
          createProblem('service-unavailable', { detail: 'too many pages watch already' }),
        );
      }
      streams.add(response);
      response.once('close', () => streams.delete(response));
      stream(sources, response);
    },
    close() {
      for (const response of streams) response.end();
    },
  };
}

function stream(sources: Sources, response: ServerResponse): void {
  const { activity } = sources;
  const seen = { exchange: 0, delivery: 0 };
  let told = '';
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    timer = undefined;
    // A page that does not keep up is told when it has caught up, and what it missed is a number.
    if (response.writableNeedDrain) {
      response.once('drain', schedule);
      return;
    }
    const facts = JSON.stringify(factsOf(sources));
    if (facts === told) send('news', newsOf(activity, seen));
    else send('snapshot', snapshotOf(sources));
    told = facts;
    seen.exchange = activity.exchanges().at(-1)?.id ?? seen.exchange;
    seen.delivery = activity.deliveries().at(-1)?.id ?? seen.delivery;
  }

  function schedule(): void {
    timer ??= setTimeout(tell, pauseMs);
  }

  function send(event: string, data: unknown): void {
    // JSON has no line breaks of its own, so one `data` line holds it.
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  const unwatch = activity.watch(schedule);
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(timer);
    unwatch();
  });
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.write('retry: 1000\n\n');
  tell();
}
