import { pathOf } from '../src/http/path-of.ts';
import type { ReadableRequest } from '../src/http/request-head.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { refusalOf } from '../src/problem/refusals.ts';
import { type OutgoingResponse, problemAnswer, write } from './answer.ts';
import type { ExchangeFacts } from './console/exchange.ts';
import type { CrossOrigin } from './cors.ts';
import { loadOnce } from './load-once.ts';
import type { ServeOperation } from './operation.ts';

/** Answers a request, sooner or later. */
export type Listener<Request, Response> = (request: Request, response: Response) => void;

export interface Front<Request, Response> {
  /** What answers at the mock's own addresses. */
  readonly loadOwnAddresses: (way: Way) => Promise<Listener<Request, Response>>;
  /** Logs a request, and lets the console see what becomes of it. */
  readonly follow: (request: ReadableRequest, response: OutgoingResponse) => ExchangeFacts;
  readonly tellDocumentError: (response: OutgoingResponse) => void;
  readonly crossOrigin: CrossOrigin;
  readonly serveOperation: ServeOperation;
  /** Told about a defect of the mock itself, which answers 500. */
  readonly reportDefect: (error: unknown) => void;
}

/** How a request begins and what a problem becomes, wherever it leads. */
export interface Way {
  begin(request: ReadableRequest, response: OutgoingResponse): ExchangeFacts;
  writeProblem(
    error: unknown,
    response: OutgoingResponse,
    exchange: ExchangeFacts | undefined,
  ): void;
}

/** Addresses of the mock's own; all others are the document's. */
const own = /^\/__(?:admin|docs)(?:\/|$)/;

/**
 * The way of a request: log, guarded addresses or CORS and operation, and at the end one place that
 * writes problems. Operations are called by the thousand, and Prism routes them. The mock's own
 * addresses are loaded by the first request to one, for which no update should wait.
 */
export function createFront<Request extends ReadableRequest, Response extends OutgoingResponse>(
  front: Front<Request, Response>,
): Listener<Request, Response> {
  const way: Way = {
    begin(request, response) {
      const exchange = front.follow(request, response);
      front.tellDocumentError(response);
      return exchange;
    },
    writeProblem(error, response, exchange) {
      const refusal = refusalOf(error);
      if (refusal === null) front.reportDefect(error);
      const told = refusal ?? new ProblemResponse(createProblem('internal-error'));
      if (exchange !== undefined) exchange.problem = told.problem;
      write(response, problemAnswer(told));
    },
  };
  const ownAddresses = loadOnce(() => front.loadOwnAddresses(way));
  return (request, response) => {
    if (own.test(pathOf(request))) {
      ownAddresses()
        .then(answer => answer(request, response))
        .catch((error: unknown) => way.writeProblem(error, response, undefined));
      return;
    }
    const exchange = way.begin(request, response);
    serve(front, request, response, exchange).catch((error: unknown) =>
      way.writeProblem(error, response, exchange),
    );
  };
}

async function serve(
  { crossOrigin, serveOperation }: Pick<Front<unknown, unknown>, 'crossOrigin' | 'serveOperation'>,
  request: ReadableRequest,
  response: OutgoingResponse,
  exchange: ExchangeFacts,
): Promise<void> {
  if (crossOrigin(request, response) === 'answered') return;
  await serveOperation(request, response, exchange);
}
