export type { components, paths } from '../generated/openapi.ts';
export { type Client, type ClientOptions, createClient, type Problem } from './client.ts';
