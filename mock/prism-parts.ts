import { createRequire } from 'node:module';
import type * as Oas2 from '@stoplight/http-spec/oas2/operation';
import type * as Oas3 from '@stoplight/http-spec/oas3/operation';
import type * as Json from '@stoplight/json';
import type RefParser from '@stoplight/json-schema-ref-parser';
import type * as Core from '@stoplight/prism-core';

/**
 * Packages that Prism is made of, found as Prism finds them: whoever installs it installs nothing else, and gets
 * them in the versions that it has.
 */
const ofPrism = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-http'));

export const core: typeof Core = ofPrism('@stoplight/prism-core');
export const oas2: typeof Oas2 = ofPrism('@stoplight/http-spec/oas2/operation');
export const oas3: typeof Oas3 = ofPrism('@stoplight/http-spec/oas3/operation');
export const json: typeof Json = ofPrism('@stoplight/json');
export const $RefParser: typeof RefParser = ofPrism('@stoplight/json-schema-ref-parser');
