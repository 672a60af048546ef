import { noPreferences } from './preferences.ts';
import { errorsAmong } from './prism-problems.ts';
import { type Mocker, strictMocker } from './strict-mocker.ts';

/** A client may accept anything in any words; what was not remembered is negotiated anew. */
const mostRemembered = 64;

/**
 * Without a preference the example that Prism picks depends on what the client accepts and on nothing
 * else, so it is negotiated once. Callbacks are sent for each request, so with them nothing is remembered.
 */
export function plainMocker({
  callbacks = [],
}: {
  readonly callbacks?: readonly unknown[];
}): Mocker {
  const negotiate = strictMocker(noPreferences);
  if (callbacks.length > 0) return negotiate;
  const known = new Map<string, ReturnType<ReturnType<Mocker>>>();
  return options => logger => {
    if (errorsAmong(options.input.validations).length > 0) return negotiate(options)(logger);
    const accepted = options.config?.mediaTypes?.join() ?? '';
    const remembered = known.get(accepted);
    if (remembered !== undefined) return remembered;
    const negotiated = negotiate(options)(logger);
    if (known.size < mostRemembered) known.set(accepted, negotiated);
    return negotiated;
  };
}
