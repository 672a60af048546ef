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
    'a secret in an alternative',
    { patch: object({ a: { oneOf: [object({ s: secret }), text] } }) },
    [/oneOf\/0\/properties\/s\/x-secret: stands below "oneOf", .+/],
  ],
  [
    'secrets that are objects',
    { patch: object({ a: { type: 'object', 'x-secret': {} }, b: { 'x-secret': {} } }) },
    [/properties\/a\/x-secret: only a text .+/, /properties\/b\/x-secret: only a text .+/],
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
