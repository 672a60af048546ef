import type { HttpHandler } from 'msw';
import { compiledContract } from '../browser/compiled-contract.ts';
import { createMock } from '../browser/create-mock.ts';
import type { Mock } from '../in-process/mock.ts';
import { type HandlersOptions, handlersOf } from './handlers.ts';

export type { HandlersOptions } from './handlers.ts';

/** `createHandlers` in a browser, for the worker that `msw/browser` sets up. */
export function createHandlers(mock?: Mock, options: HandlersOptions = {}): HttpHandler[] {
  return handlersOf(mock, { contract: compiledContract, createMock }, options);
}
