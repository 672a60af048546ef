import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { membersIn, valueAt } from '../src/contract/json-pointer.ts';
import { resolve } from '../src/contract/schema.ts';
import { type StatefulOperation, statefulOperations } from '../src/contract/stateful-operation.ts';
import type { Accepted } from './accepted-media-types.ts';
import type { Answer } from './answer.ts';
import { isPlain } from './preferences.ts';
import type { Prism, Route } from './prism.ts';

const mediaType = 'application/json';

/**
 * Prism, loaded by the first request that needs it: it takes longer to load than a unit test to run. An
 * update of which Prism would tell no more than its one documented success is answered without it.
 */
export function prismWhenNeeded(contract: Contract, load: () => Promise<Prism>): Prism {
  let loading: Promise<Prism> | undefined;
  const whole = () => {
    loading ??= load();
    return loading;
  };

  function routeWithout(stateful: StatefulOperation): readonly (readonly [string, Route])[] {
    const { method, path } = stateful.operation;
    const described = stateful.kind === 'update' ? soleSuccess(contract, stateful.operation) : null;
    if (described === null) return [];
    const name = method.toUpperCase();
    const route: Route = {
      kind: 'operation',
      stateful,
      async answer(request) {
        if (isPlain(request.preferences) && takesJson(request.accept)) return described;
        const found = await (await whole()).route(name, path);
        if (found.kind !== 'operation') throw new Error(`Prism has no ${name} ${path}`);
        return found.answer(request);
      },
    };
    return [[`${name} ${path}`, route]];
  }

  const known = new Map(statefulOperations(contract).flatMap(routeWithout));
  return {
    route: async (method, path) =>
      known.get(`${method} ${path}`) ?? (await whole()).route(method, path),
  };
}

/**
 * The success as Prism would give it to whoever takes JSON; null where that is for Prism to tell: several
 * successes or media types, header fields, a body without a written example, parameters to be checked.
 */
function soleSuccess(
  { document }: Contract,
  { method, path, success: { status } }: SettingsUpdate,
): Answer | null {
  const item = membersIn(valueAt(document, ['paths', path]));
  const operation = membersIn(item[method]);
  const mayBeAsked = [item, operation].some(
    ({ parameters = [] }) => [parameters].flat().length > 0,
  );
  if (path.includes('{') || mayBeAsked || operation.callbacks !== undefined) return null;
  const responses = membersIn(operation.responses);
  const [code, ...others] = Object.keys(responses).filter(name => /^(2|default$)/i.test(name));
  if (code !== String(status) || others.length > 0) return null;
  const { content, headers } = membersIn(resolved(document, responses[code]));
  const described = membersIn(content);
  if (headers !== undefined || Object.keys(described).join() !== mediaType) return null;
  const { examples, example } = membersIn(described[mediaType]);
  const [first] = Object.values(membersIn(examples));
  const shown = example === undefined ? membersIn(resolved(document, first)).value : undefined;
  if (shown === undefined) return null;
  return { status, headers: { 'Content-type': mediaType }, body: shown };
}

function resolved(document: Contract['document'], node: unknown): unknown {
  return resolve(document, { node, pointer: '' }).node;
}

/** Only in words that leave no doubt; a weight of nothing is one (RFC 9110 section 12.4.2). */
function takesJson(accept: Accepted): boolean {
  return (
    accept === undefined || accept.some(range => /^(\*\/\*|application\/(\*|json))$/.test(range))
  );
}
