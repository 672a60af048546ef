import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkBoundaries, describeCrossings } from './check-boundaries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync('{src,cli,mock,contract-tests,bench,examples}/**/*.ts', { cwd: root })
  .map(path => path.replaceAll('\\', '/'))
  .sort()
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe('the project', () => {
  test('was read: enough files to be all of it', () => {
    expect(files.length).toBeGreaterThanOrEqual(80);
  });

  test(`keeps its boundaries in all ${files.length} files`, () => {
    expect(describeCrossings(checkBoundaries(files))).toEqual([]);
  });
});

describe('the check finds', () => {
  const upwards = /may import from .+; move the code/;
  const testsOnly = /which only tests may use; move/;
  const mockOnly = /which only mock may know; wrap/;
  const commandsOnly = /only cli and main\.ts touch the outside, so take it as a parameter/;

  test.each([
    ['an arrow upwards', 'src/settings/a.ts', "import { b } from '../store/b.ts';", upwards],
    ['an arrow sideways', 'src/client/a.ts', "import { b } from '../contract/b.ts';", upwards],
    ['one in a type', 'src/contract/a.ts', "type B = import('../problem/b.ts').B;", upwards],
    ['one of a type', 'src/problem/a.ts', "import type { B } from '../client/b.ts';", upwards],
    ['one in an export', 'src/events/a.ts', "export * from '../settings/b.ts';", upwards],
    ['one while running', 'src/store/a.ts', "await import('../server/b.ts');", upwards],
    ['an oracle on a store', 'src/verify/a.ts', "import '../store/b.ts';", upwards],
    [
      'what was seen on what is sent',
      'src/verify/observe/a.ts',
      "import '../generate/b.ts';",
      upwards,
    ],
    ['the wire on a case', 'src/verify/client/a.ts', "import '../case/b.ts';", upwards],
    ['a folder on what stands above', 'src/verify/report/a.ts', "import '../judge.ts';", upwards],
    ['a fault on the mock', 'contract-tests/faults/a.ts', "import '../../mock/b.ts';", upwards],
    ['a test that reaches up', 'src/store/a.test.ts', "import '../server/b.ts';", upwards],
    ['a file in no room', 'src/server/a.ts', "import '../../package.json';", upwards],
    ['test support in use', 'src/server/a.ts', "import '../store/testing/b.ts';", testsOnly],
    ['the proof in use', 'src/verify/a.ts', "import '../../contract-tests/b.ts';", testsOnly],
    ['Prism outside the mock', 'src/http/a.ts', "import '@stoplight/types';", mockOnly],
    ['fp-ts outside the mock', 'cli/a.ts', "import { b } from 'fp-ts/Either';", mockOnly],
    [
      'the built package in use',
      'mock/a.ts',
      "import 'holdfast/client';",
      /import the file itself/,
    ],
    ['arguments', 'src/store/a.ts', 'export const a = process.argv;', commandsOnly],
    ['the environment', 'src/server/a.ts', 'export const a = process.env.A;', commandsOnly],
    ['the same by another name', 'mock/a.ts', 'export const { env } = process;', commandsOnly],
    ['the same as a module', 'mock/a.ts', "import { env } from 'node:process';", commandsOnly],
    ['an exit', 'src/verify/a.ts', 'process.exit(1);', commandsOnly],
    ['printing', 'src/events/a.ts', "console.log('a');", commandsOnly],
    ['a long file', 'src/server/a.ts', '\n'.repeat(251), /has 251 lines; keep files to 250/],
    [
      'a file of itself',
      'src/server/a.ts',
      "import type { A } from './a.ts';",
      /circle of imports/,
    ],
  ])('%s', (_, path, text, remedy) => {
    const crossings = checkBoundaries([{ path, text }]);
    expect(crossings).toEqual([
      { path, line: expect.any(Number), remedy: expect.stringMatching(remedy) },
    ]);
  });

  test('a circle of imports, with every file of it and the line', () => {
    const crossings = checkBoundaries([
      { path: 'src/store/a.ts', text: "// first\nimport './b.ts';" },
      { path: 'src/store/b.ts', text: "import type { C } from './c.ts';" },
      { path: 'src/store/c.ts', text: "export { a } from './a.ts';" },
    ]);
    expect(describeCrossings(crossings)).toEqual([
      'src/store/a.ts:2 is in a circle of imports, src/store/a.ts -> src/store/b.ts -> src/store/c.ts -> src/store/a.ts; move what they share into a file of its own',
    ]);
  });
});

describe('the check finds a circle between folders', () => {
  test('with both places, though no file is in a circle', () => {
    const crossings = checkBoundaries([
      { path: 'mock/console/a.ts', text: "\nimport '../watch/b.ts';" },
      { path: 'mock/watch/c.ts', text: "import type { D } from '../console/d.ts';" },
    ]);
    expect(describeCrossings(crossings)).toEqual([
      'mock/console/a.ts:2 is in a circle of folders, mock/console -> mock/watch (mock/console/a.ts:2), mock/watch -> mock/console (mock/watch/c.ts:1); move what they share into a folder of its own, or hand the value in',
    ]);
  });

  test('wherever two folders part, at any depth', () => {
    const crossings = checkBoundaries([
      { path: 'contract-tests/fuzz/mutate/a.ts', text: "import '../../precision/b.ts';" },
      { path: 'contract-tests/precision/c/d.ts', text: "import '../../fuzz/e.ts';" },
    ]);
    expect(describeCrossings(crossings)).toEqual([
      expect.stringMatching(
        /^contract-tests\/fuzz\/mutate\/a\.ts:1 .+contract-tests\/fuzz -> contract-tests\/precision .+ contract-tests\/precision -> contract-tests\/fuzz /,
      ),
    ]);
  });

  test('not where a test alone looks back', () => {
    const crossings = checkBoundaries([
      { path: 'contract-tests/fuzz/a.ts', text: "import '../precision/b.ts';" },
      { path: 'contract-tests/precision/c.test.ts', text: "import '../fuzz/d.ts';" },
    ]);
    expect(describeCrossings(crossings)).toEqual([]);
  });
});

describe('the check lets pass', () => {
  test.each([
    ['arrows downwards', 'src/server/a.ts', "import '../store/b.ts'; import '../problem/c.ts';"],
    ['a test that reaches far down', 'src/store/a.test.ts', "import '../generated/b.ts';"],
    ['tests and their support', 'src/server/a.test.ts', "import '../store/testing/b.ts';"],
    ['the top of the verifier on its folders', 'src/verify/a.ts', "import './report/b.ts';"],
    ['a proof that uses it all', 'contract-tests/a.ts', "import '../mock/b.ts';"],
    ['Prism in the mock', 'mock/a.ts', "import prism from '@stoplight/prism-http';"],
    ['the outside in a command', 'cli/a.ts', 'process.exitCode = 1;'],
    [
      'what a comment or a text says',
      'mock/a.ts',
      "// process.env\nexport const a = 'console.log';",
    ],
    ['other members of process', 'src/server/a.ts', 'export const a = process.hrtime;'],
    ['250 lines', 'src/server/a.ts', '\n'.repeat(250)],
    ['generated files of any length', 'src/generated/a.ts', '\n'.repeat(999)],
  ])('%s', (_, path, text) => {
    expect(describeCrossings(checkBoundaries([{ path, text }]))).toEqual([]);
  });
});
