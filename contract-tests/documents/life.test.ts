import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { infer } from './infer.ts';

type Members = Readonly<Record<string, unknown>>;

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const object = (properties: Members, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});
const text = { type: 'string' };
const done = { description: 'Done.' };

/** A collection whose things are made, read, replaced and deleted, all with the same members. */
function collection(thing: Members, components: Members = {}, view: Members = thing): Members {
  const schema = { $ref: '#/components/schemas/Thing' };
  // Nothing has to be shown, so that nothing has to be said of what shows while nothing is stored.
  const free = { ...view, required: [] };
  const id = { name: 'thing_id', in: 'path', required: true, schema: text };
  const shown = { ...done, ...json({ allOf: [object({ id: text }, 'id'), free] }) };
  return {
    openapi: '3.0.3',
    info: { title: 'Theirs', version: '1' },
    paths: {
      '/things': { post: { requestBody: json(schema), responses: { 201: shown } } },
      '/things/{thing_id}': {
        parameters: [id],
        get: { responses: { 200: shown } },
        put: { requestBody: json(schema), responses: { 200: shown } },
        delete: { responses: { 204: done } },
      },
    },
    components: { schemas: { Thing: thing, ...components } },
  };
}

async function livesOf(written: Members) {
  using folder = temporaryFolder();
  const document = { repository: 'somebody/theirs', path: 'openapi.json' };
  const file = folder.file(`${document.repository}/${document.path}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(written));
  return (await infer(dirname(dirname(dirname(file))), document))?.lives;
}

const list = (items: Members) => ({ type: 'array', minItems: 5, items });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Schemas of which each requires a list of the next, as many as are followed; what is further down may be left out. */
const chain = {
  ...Object.fromEntries(
    [0, 1, 2, 3].map(level => [
      `Level${level}`,
      object({ next: { ...list(reference(`Level${level + 1}`)), minItems: 1 } }, 'next'),
    ]),
  ),
  Level4: object(
    Object.fromEntries([...'abcdefghij'].map(name => [name, list(reference('Level5'))])),
  ),
  Level5: object({ end: text }, 'end'),
};

/** An alternative whose members are all within ten of a number. */
const bounded = (least: number) => {
  const within = { type: 'integer', minimum: least, maximum: least + 9 };
  return object({ a: within, b: within, c: within, d: within }, 'a', 'b', 'c', 'd');
};

const wide = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [
    `member-${index}`,
    { ...text, minLength: 1, description: 'Of which somebody says a great deal. '.repeat(5) },
  ]),
);

test.each<[what: string, document: Members]>([
  [
    'a member that is required and not described',
    collection(object({ name: text }, 'name', 'team')),
  ],
  [
    'such a member inside of a list',
    collection(object({ logs: list(object({ to: text }, 'from')) }, 'logs')),
  ],
  [
    'a type beside a reference, which OpenAPI 3.0 ignores',
    collection(object({ rate: { $ref: '#/components/schemas/Amount', type: 'number' } }, 'rate'), {
      Amount: object({ currency: text, value: { type: 'number' } }),
    }),
  ],
  [
    'more references into each other than are followed',
    collection(object({ tree: { ...list(reference('Level0')), minItems: 1 } }, 'tree'), chain),
  ],
  ['a shape that takes many words to describe', collection(object(wide, 'member-0'))],
  [
    'alternatives that only require, of which one may hold',
    collection({
      ...object({
        name: text,
        ids: { type: 'array', items: text },
        stores: { type: 'array', items: text },
      }),
      oneOf: [{ required: ['ids'] }, { required: ['stores'] }],
    }),
  ],
  [
    'such alternatives inside of a list',
    collection(
      object(
        {
          files: list({
            ...object({ id: text, address: text }),
            oneOf: [{ required: ['id'] }, { required: ['address'] }],
          }),
        },
        'files',
      ),
    ),
  ],
  [
    'alternatives that bound members of the same names each in their own way',
    collection({ oneOf: [0, 100, 200, 300].map(bounded) }),
  ],
  [
    'numbers that have the bounds of 64 bits',
    collection(
      object(
        {
          seed: {
            type: 'integer',
            minimum: -9_223_372_036_854_776_000,
            maximum: 9_223_372_036_854_776_000,
          },
        },
        'seed',
      ),
    ),
  ],
])('a body is made of %s', async (_, document) => {
  expect(await livesOf(document)).toEqual([{ resource: 'thing', life: { kind: 'right' } }]);
});

test('what makes one below another is no update of the other', async () => {
  const name = (name: string) => ({ name, in: 'path', required: true, schema: text });
  const schema = object({ name: text, note: text, space: text });
  const shown = { responses: { 200: { ...done, ...json(schema) } } };
  const sent = { requestBody: json(schema), ...shown };
  const listed = { responses: { 200: { ...done, ...json(object({ space: text })) } } };
  const spaced = {
    openapi: '3.0.3',
    info: { title: 'Theirs', version: '1' },
    paths: {
      '/things/{space}': { parameters: [name('space')], get: listed, post: sent },
      '/things/{space}/{name}': {
        parameters: [name('space'), name('name')],
        get: shown,
        put: sent,
        delete: { responses: { 204: done } },
      },
    },
  };
  expect(await livesOf(spaced)).toEqual([{ resource: 'thing', life: { kind: 'right' } }]);
});

test('one that shows nothing but its key is told apart', async () => {
  const unseen = collection(object({ id: text, note: text }), {}, object({ id: text }));
  expect(await livesOf(unseen)).toEqual([{ resource: 'thing', life: { kind: 'unseen' } }]);
});

test.each<[what: string, name: Members, why: RegExp]>([
  [
    'nothing fits',
    { type: 'string', pattern: '^a$', minLength: 2 },
    /^no body could be made that the document takes$/,
  ],
  [
    'cannot be compiled',
    { type: 'string', pattern: '^(?!b)(a+)\\1$' },
    /the schema cannot be compiled/,
  ],
])('a schema that %s is told, and no life', async (_, name, why) => {
  const [{ life } = { life: null }, ...others] =
    (await livesOf(collection(object({ name }, 'name')))) ?? [];
  expect(others).toEqual([]);
  expect(life).toEqual({ kind: 'untried', why: expect.stringMatching(why) });
});
