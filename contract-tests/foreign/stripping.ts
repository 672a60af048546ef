import { once } from 'node:events';
import { type IncomingMessage, type RequestListener, request } from 'node:http';
import { isRecord, type Path, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import type { Running } from './running.ts';

/** A proxy that takes one member out of every view that comes through, as a gateway that filters answers does. */
export function stripping({ url }: Running, member: Path): RequestListener {
  return async (incoming, response) => {
    const outgoing = request(new URL(incoming.url ?? '/', url), {
      method: incoming.method ?? 'GET',
      headers: incoming.headers,
      agent: false,
    });
    incoming.pipe(outgoing);
    const [answer]: IncomingMessage[] = await once(outgoing, 'response');
    if (answer === undefined) throw new Error('a response event without a response');
    const text = Buffer.concat(await answer.toArray()).toString();
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, headers).end(withoutMember(text, member));
  };
}

function withoutMember(text: string, member: Path): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  const view = ['webhook', 'webhooks'].find(name => isRecord(valueAt(body, [name])));
  if (view === undefined || valueAt(body, [view, ...member]) === undefined) return text;
  return JSON.stringify(withValueAt(body, [view, ...member], undefined));
}
