import type { RawRequest } from '../wire/raw-request.ts';
import type { Random } from './random.ts';

/** One way to make a request wrong. */
export interface Mutation {
  /** For a list of what was done to a request. */
  readonly name: string;
  /**
   * `framed`: the length of the body is told as it then is, so that the request is whole and any
   * server can answer at once. `loose`: it may look like the beginning of one, and be waited for.
   */
  readonly kind: 'framed' | 'loose';
  readonly mutate: (request: RawRequest, random: Random) => RawRequest;
}
