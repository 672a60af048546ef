import { writeFileSync } from 'node:fs';
import { chdir, cwd } from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readContract } from '../src/contract/read-contract.ts';
import { json, object, settingsDocument, text } from '../src/contract/testing/settings-document.ts';
import { prismDocument } from './prism-document.ts';
import { runMock } from './testing/running-mock.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const keys = [{ name: 'demo', key: 'demo' }];
const call = (body: unknown) => ({ body, key: null, headers: { 'X-Key': 'demo' } });
/** V8 would be busy with it until long after everybody who reads this is gone. */
const slow = { type: ['string', 'null'], pattern: '^(a+)+$' };
const answer = { ...json(object({ ok: { const: true } })), description: 'Done.' };

function document(operation: object, components: object = {}) {
  return settingsDocument({
    patch: object({ a: slow }),
    item: {
      post: { requestBody: json(object({ a: slow })), responses: { 200: answer }, ...operation },
    },
    document: { servers: [] },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      ...components,
    },
  });
}

describe('a pattern that would take for ever', () => {
  const value = `${'a'.repeat(50_000)}!`;

  test('is tried in the bodies of annotated operations', async () => {
    const mock = await runMock({ contract: readContract(document({})), keys });
    const put = (a: string) =>
      mock.call('/settings', { ...call({ settings: { a } }), method: 'PUT' });
    expect((await put(value)).status).toBe(400);
    expect((await put('aaa')).status).toBe(200);
  });

  test('is left out of others, which is said', async () => {
    const mock = await runMock({ contract: readContract(document({})), keys });
    expect((await mock.call('/settings', call({ a: value }))).status).toBe(200);
    expect((await mock.call('/settings', call({ a: 1 }))).status).toBe(400);
    expect(mock.log[0]).toMatch(
      /^\/paths\/~1settings\/.+\/pattern: the mock tries this pattern in the bodies of annotated/,
    );
  });

  test('is left out of parameters and of names too', () => {
    const parameters = [{ name: 'q', in: 'query', schema: slow }];
    const map = { type: 'object', patternProperties: { '^(a+)+$': text } };
    const read = readContract(document({ parameters, requestBody: json(map) }));
    const { document: given, withheld } = prismDocument(read.document);
    expect(JSON.stringify(given)).not.toContain('(a+)+');
    expect(withheld.join('\n')).toMatch(
      /patternProperties: (.|\n)*parameters\/0\/schema\/pattern: /,
    );
  });
});

describe('a $ref where OpenAPI has none', () => {
  const foreign = { $ref: './secret.json' };
  const places: readonly (readonly [string, object])[] = [
    ['an extension', { 'x-theirs': [foreign, { deep: foreign }] }],
    [
      'an example',
      {
        responses: {
          200: { ...answer, content: { 'application/json': { example: { a: foreign } } } },
        },
      },
    ],
    [
      'a named example',
      {
        responses: {
          200: {
            ...answer,
            content: { 'application/json': { examples: { e: { value: [foreign] } } } },
          },
        },
      },
    ],
    ['a default', { requestBody: json(object({ d: { default: foreign } })) }],
    ['an enumeration', { requestBody: json(object({ d: { enum: [foreign] } })) }],
    ['an example of a schema', { requestBody: json(object({ d: { examples: [foreign] } })) }],
    ['a reference to nowhere', { 'x-theirs': { a: { $ref: '#/nowhere' } } }],
  ];

  test.each(places)('in %s is no reason to read a file', async (_, operation) => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('secret.json'), '{"hunter2":true}');
    const before = cwd();
    onTestFinished(() => chdir(before));
    chdir(folder.file('.'));
    const contract = readContract(document(operation));
    const mock = await runMock({ contract, keys });
    const reply = await mock.call('/settings', call({}));
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain('hunter2');
    expect(JSON.stringify(prismDocument(contract.document).document)).not.toContain('secret.json');
  });

  test('of the document itself stays what it was', async () => {
    const example = { $ref: '#/components/examples/E/value' };
    const responses = { 200: { ...answer, content: { 'application/json': { example } } } };
    const read = readContract(
      document({ responses }, { examples: { E: { value: { ok: 'yes' } } } }),
    );
    const mock = await runMock({ contract: read, keys });
    expect((await mock.call('/settings', call({}))).body).toEqual({ ok: 'yes' });
  });
});
