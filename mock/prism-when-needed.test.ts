import { beforeAll, describe, expect, test } from 'vitest';
import type { SettingsUpdate } from '../src/contract/contract.ts';
import { membersIn, valueAt } from '../src/contract/json-pointer.ts';
import { MissingPackageError } from '../src/contract/missing-package.ts';
import { defaultContract } from '../src/contract/own-contract.ts';
import { resolve } from '../src/contract/schema.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { acceptedMediaTypes } from './accepted-media-types.ts';
import { noPreferences, type Preferences } from './preferences.ts';
import { createPrism, type Prism, type Route } from './prism.ts';
import { prismWhenNeeded } from './prism-when-needed.ts';

const contract = defaultContract();
const missing = () =>
  Promise.reject(new MissingPackageError('an answer', ['@stoplight/prism-http']));
const without = prismWhenNeeded(contract, missing);
let whole: Prism;
beforeAll(async () => {
  whole = await createPrism(contract, () => undefined);
});

/** Each status of an operation, and the names of its examples. */
function describedBy({ method, path }: SettingsUpdate): readonly (readonly [string, string[]])[] {
  const responses = membersIn(valueAt(contract.document, ['paths', path, method, 'responses']));
  return Object.entries(responses).map(([code, node]) => {
    const { content } = resolve(contract.document, { node, pointer: '' }).node;
    const media = Object.values(membersIn(content)).map(membersIn);
    return [code, media.flatMap(({ examples }) => Object.keys(membersIn(examples)))];
  });
}

async function answered(prism: Prism, { method, path }: SettingsUpdate, asked: Asked) {
  const route = await prism.route(method.toUpperCase(), path);
  if (route.kind !== 'operation') throw new Error(`${path} is no operation`);
  const { accept, preferences = noPreferences } = asked;
  const request = {
    ...{ path, query: new URLSearchParams(), headers: {}, body: {} },
    ...{ accept: acceptedMediaTypes(accept), preferences },
  };
  return route.answer(request).catch((error: unknown) => {
    if (error instanceof ProblemResponse) return error.problem;
    throw error;
  });
}

interface Asked {
  readonly accept?: string;
  readonly preferences?: Preferences;
}

const accepts = [
  ...[undefined, '*/*', 'application/json', 'application/*', 'APPLICATION/JSON'],
  ...['text/html', 'text/html, application/xml;q=0.9, */*;q=0.8'],
  ...['application/json;q=0', 'application/json;version=1', 'application/xml, text/*'],
  ...['application/problem+json', 'application/json;q=0.5, text/html', 'not a range'],
];

describe.each(contract.updates.map(update => [update.path, update] as const))('%s', (_, update) => {
  const codes = [...describedBy(update), ['299', []], ['418', []], ['503', ['none']]] as const;
  const picked = codes.flatMap(([code, names]) =>
    [undefined, ...names, 'documented'].map(example => ({
      ...{ code: Number(code), dynamic: false },
      ...(example !== undefined && { example }),
    })),
  );
  const preferences = [
    ...[noPreferences, { dynamic: false, example: 'unset' }, { dynamic: false, example: 'none' }],
    ...[{ dynamic: false, seed: '7' }, ...picked],
  ];

  test.each(accepts)('is answered without Prism as with it, Accept: %s', async accept => {
    for (const preference of preferences) {
      const asked = { preferences: preference, ...(accept !== undefined && { accept }) };
      const expected = await answered(whole, update, asked);
      expect(await answered(without, update, asked), JSON.stringify(preference)).toEqual(expected);
    }
  });

  // Prism answers these with a success that has no body.
  test.each(['*/*;q=0', 'application/json;q=0, */*'])('takes %s for what it says', async accept => {
    expect(await answered(without, update, { accept })).toMatchObject({ status: 406 });
  });

  test('tells what is missing where an answer is to be made up', async () => {
    const asked = { preferences: { dynamic: true } };
    expect(await answered(without, update, asked)).toMatchObject({
      status: 501,
      code: 'package-missing',
      detail: expect.stringContaining('npm install @stoplight/prism-http@'),
    });
    expect(await answered(whole, update, asked)).toMatchObject({ status: 200 });
  });
});

/** Operations by their paths, which a failure can show. */
function told(route: Route) {
  return route.kind === 'other-method'
    ? { ...route, updates: route.updates.map(update => update.path) }
    : { nearest: [], ...route };
}

test.each([
  ...[
    '/webhooks',
    '/Webhooks',
    '/webhooks/',
    '/webhooks/1',
    '//webhooks',
    '/web%68ooks',
    '/web%2Fhooks',
    '/%',
  ],
  ...['/', '/ai-interviews', '/ai-interviews/settings/webhooks', '/__proto__', '/webhooks?a=b'],
])('%s leads where it does with Prism, by any method', async path => {
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'QUERY', 'get']) {
    const expected = told(await whole.route(method, path));
    expect(told(await without.route(method, path)), method).toEqual(expected);
  }
});
