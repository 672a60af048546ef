import { type Bytes, bytesOf, concatenated } from './bytes.ts';

/** What Node hands to a listener (`http`, `https`, the compatibility API of `http2`), and Express with a body perhaps. */
export interface NodeRequest {
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** Whether something has read the body before. */
  readonly readableDidRead?: boolean;
  readonly readableEncoding?: string | null;
  readonly destroyed?: boolean;
  /** What a parser has made of the body: bytes of `express.raw()`, a text or a value. */
  readonly body?: unknown;
  /** Bytes, which some platforms keep beside what they parse. */
  readonly rawBody?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** A body, or why there is none. A parser before us may have left the value alone. */
export type ReceivedBody =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: BodyFault };

export type BodyFault = 'body-too-large' | 'body-already-read' | 'body-broken-off';

/** The value of a header field, those of a repeated one as a list (RFC 9110 section 5.3); null for none. */
export function fieldOf(request: Request | NodeRequest, name: string): string | null {
  if (!('rawHeaders' in request)) return request.headers.get(name);
  // Node itself drops all but the first of some fields.
  const { rawHeaders } = request;
  const values = rawHeaders.filter(
    (_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name.toLowerCase(),
  );
  return values.length === 0 ? null : values.join(', ');
}

/** Reads a body of `maxBytes` at most. */
export async function bodyOf(
  request: Request | NodeRequest,
  maxBytes: number,
): Promise<ReceivedBody> {
  if (Number(fieldOf(request, 'content-length')) > maxBytes) return { kind: 'body-too-large' };
  if (!('rawHeaders' in request))
    return request.bodyUsed
      ? { kind: 'body-already-read' }
      : readStream(request.body, maxBytes).catch(() => ({ kind: 'body-broken-off' }));
  const { rawBody, body, readableDidRead } = request;
  for (const given of [rawBody, body]) {
    if (given instanceof Uint8Array) return whole(new Uint8Array(given), maxBytes);
    if (typeof given === 'string') return whole(bytesOf(given), maxBytes);
  }
  if (request.destroyed && readableDidRead !== true) return { kind: 'body-broken-off' };
  if (readableDidRead !== true && !request.readableEncoding) return readNode(request, maxBytes);
  return body === undefined ? { kind: 'body-already-read' } : { kind: 'parsed', value: body };
}

async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<ReceivedBody> {
  const reader = stream?.getReader();
  const chunks: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { value } = (await reader?.read()) ?? {};
    if (value === undefined) return { kind: 'bytes', bytes: concatenated(chunks) };
    length += value.length;
    chunks.push(value);
    if (length <= maxBytes) continue;
    await reader?.cancel();
    return { kind: 'body-too-large' };
  }
}

function readNode(request: NodeRequest, maxBytes: number): Promise<ReceivedBody> {
  return new Promise(resolve => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on('data', chunk => {
      length += chunk.length;
      // What still comes is read and thrown away: a connection closed on a sender that is still sending
      // would take the answer with it (RFC 9112 section 9.6).
      if (length > maxBytes) resolve({ kind: 'body-too-large' });
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ kind: 'bytes', bytes: concatenated(chunks) }));
    request.on('close', () => resolve({ kind: 'body-broken-off' }));
    request.on('error', () => resolve({ kind: 'body-broken-off' }));
  });
}

function whole(bytes: Bytes, maxBytes: number): ReceivedBody {
  return bytes.length > maxBytes ? { kind: 'body-too-large' } : { kind: 'bytes', bytes };
}
