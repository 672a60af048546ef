import { NoDocument } from './no-document.ts';
import { type Room, textWithin } from './read-within.ts';

const inTime = 'no server answers there in time';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  UND_ERR_CONNECT_TIMEOUT: inTime,
};

/** A server that takes a request and never answers, or answers without an end, would hold a command for ever. */
export function fetchWithin(ms: number, room: Room): typeof fetch {
  return async (address, options) => {
    requireFetchable(String(address));
    const signal = AbortSignal.timeout(ms);
    try {
      const response = await fetch(address, { ...options, signal });
      if (response.status !== 200) throw checkAddress(`the server answers ${response.status}`);
      return new Response(await textWithin(bytesOf(response), room), response);
    } catch (error) {
      if (error instanceof NoDocument) throw error;
      throw checkAddress(signal.aborted ? inTime : reasonOf(error));
    }
  };
}

/** `fetch` would throw for both, and repeat the credentials. */
function requireFetchable(address: string): void {
  const url = URL.parse(address);
  if (url === null) throw checkAddress('it is no valid URL');
  if (url.username !== '' || url.password !== '')
    throw checkAddress('no credentials may stand in it');
}

/** `fetch` says only that it failed, and has as the cause what happened. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return 'the connection fails';
  const told = 'code' in cause ? String(cause.code) : cause.message;
  return reasons[told] ?? `the connection fails (${told})`;
}

function checkAddress(reason: string): NoDocument {
  return new NoDocument(`${reason}; check the address`);
}

async function* bytesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
}
