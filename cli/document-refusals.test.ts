import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../mock/testing/temporary-folder.ts';
import {
  object,
  settingsDocument,
  text,
  type Wishes,
} from '../src/contract/testing/settings-document.ts';
import { runCommand } from './testing/command.ts';

const secret = { ...text, 'x-secret': {} };
const commands = [
  ['mock', ['mock', '--port', '0']],
  ['serve', ['serve', '--dev', '--port', '0']],
  ['verify', ['verify', 'http://127.0.0.1:9', '--api-key', 'demo']],
] as const;

const documents: readonly (readonly [string, Wishes, readonly RegExp[]])[] = [
  [
    'a secret in a condition',
    { patch: object({ a: text }, { dependentSchemas: { a: object({ a: secret }) } }) },
    [/dependentSchemas\/a\/properties\/a\/x-secret: stands below "dependentSchemas", .+/],
  ],
  [
    'secrets that every view has',
    {
      patch: object(
        { a: { type: 'string', 'x-secret': {} }, b: { type: 'number', 'x-secret': {} } },
        { required: ['a', 'b'] },
      ),
    },
    [
      /properties\/a: a secret is shown as null, .+/,
      /properties\/b: a secret is shown as null, .+/,
    ],
  ],
  [
    'nothing but a certificate',
    { components: { securitySchemes: { key: { type: 'mutualTLS' } } } },
    [/securitySchemes\/key: the scheme key is of the type "mutualTLS", .+/],
  ],
];

describe.each(commands)('%s refuses with one sentence for each problem', (_, argv) => {
  test.each(documents)('%s', async (_name, wishes, sentences) => {
    using folder = temporaryFolder();
    const file = folder.file('api.json');
    writeFileSync(file, JSON.stringify(settingsDocument(wishes)));
    const { exit, output, errors } = await runCommand([...argv, '--spec', file]);
    expect({ exit, output }).toEqual({ exit: 2, output: '' });
    const lines = errors.trimEnd().split('\n');
    expect(lines).toEqual(sentences.map(sentence => expect.stringMatching(sentence)));
    expect(lines.every(line => line.startsWith(`holdfast: ${file}#/`))).toBe(true);
  });
});
