import { describe, expect, test } from 'vitest';
import { readContract } from '../read-contract.ts';
import { annotate } from './annotate.ts';
import { inferOverlay } from './infer-overlay.ts';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const maybe = { type: ['string', 'null'] };
const object = (properties: Json, more: Json = {}): Json => ({
  type: 'object',
  properties,
  ...more,
});
const json = (schema: unknown): Json => ({ content: { 'application/json': { schema } } });
const answers = (schema: unknown): Json => ({
  responses: { 200: { description: 'Done.', ...json(schema) } },
});
const nothing: Json = { responses: { 204: { description: 'Done.' } } };

const documentOf = (paths: Json): Json => ({
  openapi: '3.1.0',
  info: { title: 'Hooks', version: '1' },
  paths,
});

/** The annotation that an operation gets; undefined for none. */
function annotationOf(paths: Json, target: string): unknown {
  const { actions } = inferOverlay(documentOf(paths));
  return actions.find(action => action.target === target)?.update['x-settings-update'];
}

const hook = object({ id: { type: 'integer' }, url: maybe, name: maybe });
const patch = (more: Json = {}): Json => ({
  requestBody: json(object({ url: maybe, name: maybe })),
  ...answers(hook),
  ...more,
});
const item = '/teams/{teamId}/hooks/{hookId}';
const itemTarget = `$.paths['${item}'].patch`;

describe('an update is annotated with', () => {
  test('what its path is about, and nothing that is so unless said', () => {
    expect(annotationOf({ '/settings': { patch: patch() } }, "$.paths['/settings'].patch")).toEqual(
      {
        resource: 'settings',
      },
    );
  });

  test('the operations beside it that make, show, list and end one', () => {
    const paths = {
      '/teams/{teamId}/hooks': {
        post: { operationId: 'createHook', ...patch() },
        get: { operationId: 'listHooks', ...answers({ type: 'array', items: hook }) },
      },
      [item]: {
        patch: patch(nothing),
        get: { operationId: 'getHook', ...answers(hook) },
        delete: nothing,
      },
    };
    expect(annotationOf(paths, itemTarget)).toEqual({
      resource: 'hook',
      view: { operationId: 'getHook' },
      create: 'createHook',
      delete: `delete ${item}`,
      list: 'listHooks',
    });
  });

  test('the member that wraps what is sent, and the one that wraps what is shown', () => {
    const wrapped = { requestBody: json(object({ hook: object({ url: maybe }) })) };
    const paths = { '/h': { patch: { ...wrapped, ...answers(object({ ok: text, data: hook })) } } };
    expect(annotationOf(paths, "$.paths['/h'].patch")).toEqual({
      resource: 'h',
      patch: '$request.body#/hook',
      view: '$response.body#/data',
    });
  });

  test('the meaning that PUT has', () => {
    expect(annotationOf({ '/h': { put: patch() } }, "$.paths['/h'].put")).toMatchObject({
      omitted: 'reset',
    });
  });
});

test('what is inferred can be read, and reads as what it says', () => {
  const { resources, updates, inference } = readContract(
    documentOf({
      '/hooks': { post: { operationId: 'createHook', ...patch() } },
      '/hooks/{id}': { patch: patch(), delete: { operationId: 'deleteHook', ...nothing } },
    }),
    { annotate },
  );
  expect(updates).toMatchObject([{ method: 'patch', resource: 'hook', key: ['id'] }]);
  expect(resources).toMatchObject([
    { create: { newKeyAt: [{ name: 'id', in: 'response' }] }, remove: { method: 'delete' } },
  ]);
  expect(inference).toMatchObject({ refused: [], unclear: [] });
});

test('a part of its life that cannot be read is left out, and told', () => {
  const { actions, unclear } = inferOverlay(
    documentOf({
      '/hooks': { post: { operationId: 'createHook', ...patch(nothing) } },
      '/hooks/{hook}': { patch: patch(answers(object({ url: maybe }))) },
    }),
  );
  expect(actions).toMatchObject([{ update: { 'x-settings-update': { resource: 'hook' } } }]);
  expect(unclear).toMatchObject([
    {
      operation: 'PATCH /hooks/{hook}',
      why: [/create/, /hook/].map(e => expect.stringMatching(e)),
    },
  ]);
});

describe('an operation that updates one resource is nothing to another', () => {
  const mark = (resource: string, more: Json = {}): Json => ({
    'x-settings-update': { resource, ...more },
  });
  const read = (paths: Json) => readContract(documentOf(paths), { annotate });

  test('whose annotation is written', () => {
    const { resources, inference } = read({
      '/hooks': { post: { ...patch(), ...mark('newest') } },
      '/hooks/{id}': { patch: patch(), delete: nothing },
    });
    expect(resources.map(({ name, create }) => [name, create])).toEqual([
      ['newest', undefined],
      ['hook', undefined],
    ]);
    expect(resources[1]?.remove?.method).toBe('delete');
    expect(inference?.unclear).toEqual([
      {
        operation: 'PATCH /hooks/{id}',
        why: [
          expect.stringMatching(/^create/),
          expect.stringMatching(/another resource, "newest"/),
        ],
      },
    ]);
  });

  test('whose annotation is inferred', () => {
    const shown = () => ({ post: patch(), get: answers(hook) });
    const { resources, inference } = read({ '/a/{x}': shown(), '/a/{x}/{y}': shown() });
    expect(resources).toHaveLength(2);
    expect(resources.flatMap(({ create }) => create ?? [])).toEqual([]);
    expect(inference?.unclear).toMatchObject([{ operation: 'POST /a/{x}/{y}' }]);
  });

  test('and is not inferred to be one where another is written to have it', () => {
    const { resources, updates, inference } = read({
      '/hooks/{id}': { post: patch(), get: answers(hook) },
      '/latest/{id}': { put: { ...patch(), ...mark('latest', { create: 'post /hooks/{id}' }) } },
    });
    expect(resources).toMatchObject([{ name: 'latest', create: { path: '/hooks/{id}' } }]);
    expect(updates).toHaveLength(1);
    expect(inference?.refused).toMatchObject([{ operation: 'POST /hooks/{id}' }]);
  });
});

test('an annotation that is written and wrong keeps nothing from being inferred', () => {
  const wrong = { ...patch(), 'x-settings-update': { resorce: 'a' } };
  const paths = { '/a': { put: wrong }, '/b': { put: patch() } };
  expect(inferOverlay(documentOf(paths)).actions).toMatchObject([{ target: "$.paths['/b'].put" }]);
  expect(() => readContract(documentOf(paths), { annotate })).toThrow(/\/paths\/~1a\/put/);
});

describe('what is no update is told by its operation', () => {
  test.each<[string, Json, RegExp]>([
    ['without a body', nothing, /request/i],
    ['whose body is a list', { requestBody: json({ type: 'array' }), ...nothing }, /no object/],
    ['that nothing shows', patch(answers(object({ ok: text }))), /neither its success nor a GET/],
  ])('%s', (_, operation, why) => {
    const { actions, refused } = inferOverlay(documentOf({ '/h': { patch: operation } }));
    expect(actions).toEqual([]);
    expect(refused).toMatchObject([{ operation: 'PATCH /h', why: [expect.stringMatching(why)] }]);
  });
});

describe('a secret is', () => {
  const secretsOf = (sent: Json, shown: Json) =>
    inferOverlay(
      documentOf({
        '/h': {
          patch: {
            requestBody: json(object({ url: maybe, ...sent })),
            ...answers(object({ url: maybe, ...shown })),
          },
        },
      }),
    );
  const at = (name: string) =>
    `$.paths['/h'].patch.requestBody.content['application/json'].schema.properties.${name}`;

  test.each<[string, string, Json]>([
    ['of format password', 'word', { ...text, format: 'password' }],
    ['called so', 'client_secret', text],
  ])('what is %s', (_, name, schema) => {
    expect(secretsOf({ [name]: schema }, {}).actions).toMatchObject([
      {},
      { target: at(name), update: { 'x-secret': {} } },
    ]);
  });

  test('told by a flag beside it', () => {
    const { actions } = secretsOf({ password: text }, { hasPassword: { type: 'boolean' } });
    expect(actions[1]?.update).toEqual({ 'x-secret': { presence: 'hasPassword' } });
  });

  test('none where the view shows it, which is told', () => {
    const { actions, unclear } = secretsOf({ password: text }, { password: text });
    expect(actions).toHaveLength(1);
    expect(unclear).toMatchObject([{ why: [expect.stringMatching(/looks like a secret/)] }]);
  });
});

test('two paths that end alike get names of their own', () => {
  const { actions } = inferOverlay(
    documentOf({ '/a/settings': { put: patch() }, '/b/settings': { put: patch() } }),
  );
  const names = actions.map(({ update }) => Object(update['x-settings-update']).resource);
  expect(names).toEqual(['settings', 'bSettings']);
});

test('an operation that is written once for two paths, as a YAML anchor makes it, is about each of them', () => {
  const shared = patch();
  const paths = { '/a': { patch: shared }, '/b': { patch: shared } };
  const { updates } = readContract(documentOf(paths), { annotate });
  expect(updates.map(({ path, resource }) => [path, resource])).toEqual([
    ['/a', 'a'],
    ['/b', 'b'],
  ]);
});
