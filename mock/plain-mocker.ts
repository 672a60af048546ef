import { negotiatedOnce } from './accepted-media-types.ts';
import { noPreferences } from './preferences.ts';
import { errorsAmong } from './prism-problems.ts';
import { type Mocker, strictMocker } from './strict-mocker.ts';

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
  const once = negotiatedOnce<ReturnType<ReturnType<Mocker>>>();
  return options => logger => {
    const negotiated = () => negotiate(options)(logger);
    if (errorsAmong(options.input.validations).length > 0) return negotiated();
    return once(options.config?.mediaTypes, negotiated);
  };
}
