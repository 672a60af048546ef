import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { BodyAlreadyRead } from './body-already-read.ts';
import { isPlainlyFramed } from './plainly-framed.ts';
import type { ReadableRequest } from './request-head.ts';

/** 100 kB, as the contract says. */
const limit = 102_400;

/**
 * The bytes of a body. A larger one than allowed is refused as soon as it shows, by its declared or
 * by its actual length; Express's parser would first read all of it.
 */
export function readBody(request: ReadableRequest): Promise<Uint8Array> {
  // With an encoding set, what arrives is text.
  if (request.readableDidRead || request.readableEncoding !== null) throw new BodyAlreadyRead();
  // The client has left already, so neither the end nor an error is still to come.
  if (request.destroyed) throw unreadable();
  if (!isPlainlyFramed(request)) throw unreadable();
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity')
    throw unsupported('The body must have no content coding', { 'Accept-Encoding': 'identity' });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length <= limit) chunks.push(chunk);
      // What still comes is read and thrown away: a connection closed on a client that is sending
      // would take the answer with it (RFC 9112 section 9.6).
      else reject(tooLarge());
    });
    request.on('end', () => {
      if (length <= limit) resolve(joined(chunks, length));
    });
    request.on('error', () => reject(unreadable()));
  });
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first, ...others] = chunks;
  if (first !== undefined && others.length === 0) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** RFC 9110 section 15.5.16: a 415 says what would have been understood. */
export function unsupported(
  title: string,
  understood: Readonly<Record<string, string>>,
): ProblemResponse {
  return new ProblemResponse(createProblem('unsupported-media-type', { title }), understood);
}

function unreadable(): ProblemResponse {
  return new ProblemResponse(createProblem('malformed-request'));
}

function tooLarge(): ProblemResponse {
  return new ProblemResponse(createProblem('content-too-large'));
}
