import type { Accepted } from './accepted-media-types.ts';
import { errorsAmong } from './prism-problems.ts';
import type { Mocker } from './strict-mocker.ts';

/** What one operation answers without a preference, by the media types that a client accepts. */
export interface Negotiated {
  get(accepted: Accepted): Outcome | undefined;
  remember(accepted: Accepted, outcome: Outcome): void;
}

type Outcome = ReturnType<ReturnType<Mocker>>;

/** A client may accept anything in any words; what was not remembered is negotiated anew. */
const mostRemembered = 64;

export function createNegotiated(): Negotiated {
  const known = new Map<string, Outcome>();
  const keyOf = (accepted: Accepted) => accepted?.join() ?? '';
  return {
    get: accepted => known.get(keyOf(accepted)),
    remember(accepted, outcome) {
      if (known.size < mostRemembered) known.set(keyOf(accepted), outcome);
    },
  };
}

/**
 * Without a preference the example that Prism picks depends on what the client accepts and on nothing
 * else, so it is negotiated once. What is wrong with a request is told each time.
 */
export function rememberingMocker(negotiate: Mocker, known: Negotiated): Mocker {
  return options => logger => {
    if (errorsAmong(options.input.validations).length > 0) return negotiate(options)(logger);
    const accepted = options.config?.mediaTypes;
    const remembered = known.get(accepted);
    if (remembered !== undefined) return remembered;
    const outcome = negotiate(options)(logger);
    known.remember(accepted, outcome);
    return outcome;
  };
}
