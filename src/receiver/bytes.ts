/** What Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Whether both are the same, in a time that tells neither where they differ nor how long the expected ones are. */
export async function isSame(given: Bytes, expected: Bytes): Promise<boolean> {
  const [one, other] = await Promise.all([digest(given), digest(expected)]);
  let difference = 0;
  for (const [at, byte] of one.entries()) difference |= byte ^ (other[at] ?? 0);
  return difference === 0;
}

async function digest(bytes: Bytes): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Null for what is no base64 (RFC 4648 section 4). */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
  } catch {
    return null;
  }
}

export function concatenated(chunks: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
