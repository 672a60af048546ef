import type { IncomingMessage } from 'node:http';
import { soleField } from '../../src/http/sole-field.ts';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';

/** Header that the page sends with every call; a foreign page cannot without asking first (CORS preflight). */
export const consoleHeader = 'X-Holdfast-Console';

/**
 * The console has no key and shows every tenant: it is for whoever sits at this machine, also where
 * the mock listens on other addresses. Names and origins have been checked by the guard of `/__admin`.
 */
export function requireThisMachine({ socket }: IncomingMessage): void {
  const { remoteAddress = '' } = socket;
  if (/^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)) return;
  throw refusal('the console is for the machine that the mock runs on; the test hooks take a key');
}

/** Refuses what a page of another site makes a browser send (Fetch Metadata); programs send no such field. */
export function requireSameOrigin({ headers }: IncomingMessage): void {
  const { 'sec-fetch-site': site = 'same-origin' } = headers;
  if (site !== 'same-origin') throw refusal('the console answers its own page alone');
}

/** For all but the live stream, for which `EventSource` can send no header. */
export function requireConsoleHeader(request: IncomingMessage): void {
  if (soleField(request, consoleHeader) === null)
    throw refusal(`send the header ${consoleHeader}; for programs there are the test hooks`);
}

/** Where the page finds the mock, which speaks plain http only. */
export function ownOrigin(request: IncomingMessage): string {
  return `http://${soleField(request, 'host') ?? ''}`;
}

function refusal(detail: string): ProblemResponse {
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
