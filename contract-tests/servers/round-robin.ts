import { listen } from '../../src/http/listen.ts';
import { forward } from './forward.ts';

/** A reverse proxy that gives each request to the next of the servers, whatever connection it came by. */
export async function startRoundRobin(
  upstreams: readonly [string, ...string[]],
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let count = 0;
  return listen(
    (incoming, response) => {
      const upstream = upstreams[count % upstreams.length] ?? upstreams[0];
      count += 1;
      forward(incoming, response, upstream, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
        answer.pipe(response);
      });
    },
    { host: '127.0.0.1', port: 0 },
  );
}
