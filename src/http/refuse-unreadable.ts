import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../problem/catalogue.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { linger } from './linger.ts';
import { securityHeaders } from './security-headers.ts';

/** What was refused before it was a request. */
export interface Refusal {
  readonly requestId: string;
  readonly status: number;
}

/** The answer to what was no request: it has no exchange that could write it. */
export function refusalWith(code: ProblemCode) {
  const requestId = randomUUID();
  const { problem, headers } = new ProblemResponse(createProblem(code));
  const body = JSON.stringify(problem);
  const fields = {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    'X-Request-Id': requestId,
    ...securityHeaders,
  };
  const refusal: Refusal = { requestId, status: problem.status };
  return { refusal, fields, body };
}

/**
 * Answers on the bare socket, since what cannot be read as a request gets no response object, and
 * closes. Null when nobody is left to answer.
 */
export function refuseUnreadable(error: Error, socket: Duplex): Refusal | null {
  if (!socket.writable) {
    socket.destroy();
    return null;
  }
  const { refusal, fields, body } = refusalWith(problemCodeOf(error));
  const { status } = refusal;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  linger(socket);
  return refusal;
}

function problemCodeOf(error: Error): ProblemCode {
  switch ('code' in error ? error.code : undefined) {
    case 'HPE_HEADER_OVERFLOW':
      return 'header-fields-too-large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request-timeout';
    default:
      return 'malformed-request';
  }
}
