import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { nodeComplaint } from '../src/server/needed-node.ts';
import { temporaryFolder } from '../src/store/testing/stores.ts';

const entry = 'cli/holdfast.ts';
const check = 'src/server/needed-node.ts';

function emitted(file: string, target = ts.ScriptTarget.ES2024): string {
  const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const compilerOptions = {
    target,
    module: ts.ModuleKind.ES2020,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** A Node of the machine that is older than what we need, where there is one. */
function oldNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .map(folder => join(folder, 'node'))
    .find(node => {
      const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
      return stdout?.startsWith('v') && nodeComplaint(stdout.trim().slice(1)) !== null;
    });
}

test('the command is what the package names', () => {
  expect(manifest.bin.holdfast).toBe(`dist/${entry.replace('.ts', '.js')}`);
  const printed = execFileSync(process.execPath, [
    fileURLToPath(import.meta.resolve('./holdfast.ts')),
    '--version',
  ]);
  expect(String(printed).trim()).toBe(manifest.version);
});

test.each(['14.0.0', '20.20.2', '22.21.0', '24.17.1', '24.9.0'])('Node %s is too old', version => {
  expect(nodeComplaint(version)).toContain(`this is ${version}`);
  const [, needed] = /Node\.js (\S+) or later/.exec(nodeComplaint(version) ?? '') ?? [];
  expect(manifest.engines.node).toBe(`>=${needed}`);
});

test.each(['24.18.0', '24.21.0', '25.0.0', '26.1.0'])('Node %s will do', version => {
  expect(nodeComplaint(version)).toBeNull();
});

describe('an old Node', () => {
  test.each([entry, check])('can read %s', file => {
    expect(emitted(file)).toBe(emitted(file, ts.ScriptTarget.ES2017));
  });

  const old = oldNode();
  test.skipIf(old === undefined)('is told in one sentence what is needed', () => {
    using folder = temporaryFolder();
    for (const room of ['cli', 'src/server']) mkdirSync(folder.file(room), { recursive: true });
    writeFileSync(folder.file('package.json'), '{ "type": "module" }');
    for (const file of [entry, check])
      writeFileSync(folder.file(file.replace('.ts', '.js')), emitted(file));
    writeFileSync(folder.file('cli/main.js'), 'import { nothing } from "node:module";');
    const { status, stdout, stderr } = spawnSync(String(old), [folder.file('cli/holdfast.js')], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^error: holdfast needs Node\.js 24\.18 or later, and this is \S+; [^\n]*\n$/,
    );
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
