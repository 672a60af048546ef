/** A request or an answer as it can be handed from Node to a page and back. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  /** In base64. */
  readonly body: string;
}

export type SentResponse =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

export async function sentRequest(request: Request): Promise<SentRequest> {
  const { url, method, headers } = request;
  return { url, method, headers: [...headers], body: packed(await request.arrayBuffer()) };
}

export function receivedRequest({ url, method, headers, body }: SentRequest): Request {
  const fields = headers.map(([name, value]): [string, string] => [name, value]);
  return new Request(url, {
    method,
    headers: fields,
    ...(body !== '' && { body: unpacked(body) }),
  });
}

/** What becomes of a call. */
export async function sentResponse(call: Promise<Response>): Promise<SentResponse> {
  try {
    const answer = await call;
    const { status, headers } = answer;
    const body = packed(await answer.arrayBuffer());
    return { kind: 'answered', status, headers: [...headers], body };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: 'failed', name: error.name, message: error.message };
  }
}

/** The answer, or what the call rejected with. */
export function receivedResponse(sent: SentResponse): Response {
  if (sent.kind === 'failed') {
    if (sent.name === 'TypeError') throw new TypeError(sent.message);
    throw new Error(`${sent.name}: ${sent.message}`);
  }
  const headers = sent.headers.map(([name, value]): [string, string] => [name, value]);
  const body = sent.body === '' ? null : unpacked(sent.body);
  return new Response(body, { status: sent.status, headers });
}

function packed(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''));
}

function unpacked(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}
