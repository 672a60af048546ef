import type { PrismHttpComponents } from '@stoplight/prism-http';
import mocker from '@stoplight/prism-http/dist/mocker/index.js';
import { problemMediaType } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { noSuchResponse } from './described-refusals.ts';
import type { Preferences } from './preferences.ts';
import { errorsAmong, fromViolations, type PrismViolation } from './prism-problems.ts';
import type { Resource } from './prism-resource.ts';
import { violationsField, violationsHeader } from './violations-header.ts';
import { withoutWriteOnly } from './write-only.ts';

/** Prism's `mock` component: validated request in, response out. */
export type Mocker = PrismHttpComponents['mock'];

type Negotiated = ReturnType<ReturnType<Mocker>>;

/**
 * Prism's own mocker, made to say what is wrong with a request, also where the document has a refusal of
 * its own, and when the document has no such response as `Prefer` asks for.
 */
export function strictMocker({ code, example }: Preferences): Mocker {
  return options => logger => {
    const negotiated = withoutSecrets(generating(options)(logger), options.resource);
    const violations = errorsAmong(options.input.validations);
    if (violations.length > 0) return refusal(negotiated, violations);
    // In place of a code that lacks the wanted example, Prism answers with some other code that has it.
    const strayed =
      negotiated._tag === 'Left' ||
      negotiated.right.statusCode !== (code ?? negotiated.right.statusCode);
    const wanted = code !== undefined || example !== undefined;
    return strayed && wanted ? refuse(noSuchResponse(options.resource.responses)) : negotiated;
  };
}

/** What cannot be made up, such as a schema that contains itself without end, is as without `dynamic`. */
const generating: Mocker = options => logger => {
  const negotiated = mocker.default(options)(logger);
  const hasFailed = negotiated._tag === 'Left' && !('status' in negotiated.left);
  if (!hasFailed || options.config?.dynamic !== true) return negotiated;
  return mocker.default({ ...options, config: { ...options.config, dynamic: false } })(logger);
};

function withoutSecrets(negotiated: Negotiated, resource: Resource): Negotiated {
  if (negotiated._tag === 'Left' || negotiated.right.body === undefined) return negotiated;
  const { statusCode, headers = {}, body } = negotiated.right;
  const codes = [String(statusCode), `${String(statusCode).charAt(0)}XX`, 'default'];
  const [response] = codes.flatMap(code => resource.responses.find(own => own.code === code) ?? []);
  const content = response?.contents?.find(own => own.mediaType === headers['Content-type']);
  const shown = withoutWriteOnly(resource, content?.schema, body);
  return { _tag: 'Right', right: { ...negotiated.right, body: shown } };
}

/** A body of the document's own stays as it is described, with what is wrong in a header beside it. */
function refusal(negotiated: Negotiated, violations: readonly PrismViolation[]): Negotiated {
  const { problem, headers } = fromViolations(violations);
  if (negotiated._tag === 'Left') return refuse(new ProblemResponse(problem, headers));
  const { statusCode: status, headers: described = {}, body } = negotiated.right;
  if (body === undefined || described['Content-type'] === problemMediaType)
    return refuse(new ProblemResponse({ ...problem, status }, headers));
  const told = { [violationsHeader]: violationsField(violations) };
  return { _tag: 'Right', right: { ...negotiated.right, headers: { ...described, ...told } } };
}

/** Refuses in the mock's own words what is wrong with a request, whatever refusals the document has. */
export function refusing(negotiate: Mocker): Mocker {
  return options => logger => {
    const violations = errorsAmong(options.input.validations);
    return violations.length > 0 ? refuse(fromViolations(violations)) : negotiate(options)(logger);
  };
}

function refuse(problem: ProblemResponse): { readonly _tag: 'Left'; readonly left: Error } {
  return { _tag: 'Left', left: problem };
}
