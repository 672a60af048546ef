/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

/** The final answer in what was received so far; null while it is not complete. */
export function completeAnswer(received: Buffer, method: string, ended: boolean): Answer | null {
  const text = received.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [, code] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
  if (end === -1 || code === undefined) return null;
  const status = Number(code);
  const after = received.subarray(end + 4);
  // Interim answers come before the final one (RFC 9110 section 15.2).
  if (status < 200) return completeAnswer(after, method, ended);
  const head = text.slice(0, end);
  const length = fieldOf(head, 'content-length');
  const answer = (body: Buffer) => ({
    status,
    contentType: fieldOf(head, 'content-type'),
    body: body.toString('utf8'),
  });
  // RFC 9112 section 6.3: these have no body, whatever their fields say.
  if (method === 'HEAD' || status === 204 || status === 304) return answer(Buffer.alloc(0));
  if (length !== null) {
    return after.length < Number(length) ? null : answer(after.subarray(0, Number(length)));
  }
  return ended || after.toString('latin1').endsWith('0\r\n\r\n') ? answer(after) : null;
}

function fieldOf(head: string, name: string): string | null {
  return new RegExp(`^${name}:[ \t]*(.*?)[ \t]*$`, 'im').exec(head)?.[1] ?? null;
}
