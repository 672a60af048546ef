import { type Fault, faultsOf } from './fault.ts';
import { onSuccess, storingCredentials } from './replace-step.ts';
import { credentials, withHeader } from './server/answer.ts';
import type { Settings } from './server/model.ts';
import { Refusal } from './server/refusal.ts';

/** An answer to a method that is not taken, with the credentials that were last shown masked. */
function showsCredentialsTo(method: string): Fault['plant'] {
  return ({ request, answer }) => {
    let asked = '';
    let last: Settings | undefined;
    return {
      request: {
        takes: taken => {
          asked = taken;
          return request.takes(taken);
        },
      },
      answer: {
        success: (view, endpoint, settings) => {
          last = settings;
          return answer.success(view, endpoint, settings);
        },
        notAllowed: (methods, steps) => {
          const refused = answer.notAllowed(methods, steps);
          const shown = last === undefined ? '' : Object.values(credentials(last.auth)).join();
          return asked === method ? withHeader(refused, 'x-debug-headers', shown) : refused;
        },
      },
    };
  };
}

/** Where nobody looks for a secret. Each names its report. */
export const secretsInOtherAnswers = faultsOf('secrets-never-leak', [
  // prebid/prebid-server#1776.
  {
    id: 'head-answer-shows-credentials',
    story: 'A HEAD asks for headers only, and the debug header with the outgoing ones is there.',
    plant: showsCredentialsTo('HEAD'),
  },
  // sourcegraph/sourcegraph-public-snapshot#39004.
  {
    id: 'options-answer-shows-credentials',
    story: 'What a browser asks beforehand is answered by a page that shows all headers.',
    plant: showsCredentialsTo('OPTIONS'),
  },
  // evergreen-ci/evergreen#10473.
  {
    id: 'redacted-by-exact-name',
    story: 'The headers that are sent are shown redacted, if they are spelt as on the list.',
    plant: onSuccess((conforming, view, endpoint, settings) => {
      const known = ['Authorization', 'authorization', 'X-API-Key', 'x-api-key', 'Api-Key'];
      const shown = Object.entries(credentials(settings.auth)).map(
        ([name, value]) => `${name}=${known.includes(name) ? '***' : value}`,
      );
      return withHeader(conforming(view, endpoint, settings), 'x-sends', shown.join());
    }),
  },
  // fivetran/great_expectations#11693.
  {
    id: 'unknown-variable-named-in-the-error',
    story: 'What follows a dollar sign is looked up as a variable, and the error tells its name.',
    plant: storingCredentials(text => {
      const [, name] = /\$(\w+)/.exec(text) ?? [];
      if (name !== undefined)
        throw new Refusal('#/webhooks/auth/basic/password', `no such variable: ${name}`);
      return text;
    }, 'password'),
  },
]);
