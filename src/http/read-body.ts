import type { IncomingMessage } from 'node:http';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';

/** 100 kB, as the contract says. */
const limit = 102_400;

/**
 * The bytes of a body. A larger one than allowed is refused as soon as it shows, by its declared or
 * by its actual length; Express's parser would first read all of it.
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') throw unsupported({ 'Accept-Encoding': 'identity' });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      // What still comes is read and thrown away: a connection closed on a client that is sending
      // would take the answer with it (RFC 9112 section 9.6).
      else reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new ProblemResponse(createProblem('malformed-request'))));
  });
}

/** RFC 9110 section 15.5.16: a 415 says what would have been understood. */
export function unsupported(understood: Readonly<Record<string, string>>): ProblemResponse {
  return new ProblemResponse(createProblem('unsupported-media-type'), understood);
}

function tooLarge(): ProblemResponse {
  return new ProblemResponse(createProblem('content-too-large'));
}
