export { createHandlers } from './create-handlers.ts';
export type { HandlersOptions } from './handlers.ts';
