import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../documentation/code-blocks.ts';
import { entries } from '../documentation/entry-exports.ts';
import { followPages } from '../documentation/follow-pages.ts';
import { followReadme } from '../documentation/follow-readme.ts';
import { followSession } from '../documentation/follow-session.ts';
import { followInBrowser } from './in-browser.ts';
import { installed, withPackages } from './installed.ts';
import { installedReader } from './installed-reader.ts';
import { installCommand, testOptionalPackages } from './optional-packages.ts';

const plain = installed();
const whole = withPackages(plain, installCommand(plain));
const { file, tarball } = plain;
afterAll(plain[Symbol.dispose]);

const bin = (name: string) => `${root}node_modules/.bin/${name}`;
const document = `${manifest.name}/openapi.json`;
const code = [...entries.keys()];

/** Runs a program in the folder of the installation; what it says is the message of a failure. */
function runs(program: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: file('.'),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
  });
  expect(status, `${stdout}${stderr}`).toBe(0);
}

test('every entry of package.json is looked at', () => {
  expect([...code, document].sort()).toEqual(
    Object.keys(manifest.exports)
      .map(path => path.replace('.', manifest.name))
      .sort(),
  );
});

describe('types', () => {
  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('of every entry compile, module %s, moduleResolution %s', (module, moduleResolution) => {
    const program = `program-${moduleResolution}.mts`;
    const names = code.map((entry, index) => `import * as entry${index} from '${entry}';`);
    const uses = code.map((_, index) => `Object.keys(entry${index});`);
    // Types that were lost would be `any`, which takes a number for options.
    const typed = [
      `import { createClient } from '${manifest.name}/client';`,
      '// @ts-expect-error',
      'createClient(42);',
      `import openapi from '${document}' with { type: 'json' };`,
      'const version: string = openapi.openapi;',
      'console.log(version);',
    ];
    writeFileSync(file(program), [...names, ...uses, ...typed, ''].join('\n'));
    const compilerOptions = {
      ...{ module, moduleResolution, target: 'es2024', strict: true, noEmit: true },
      ...{ lib: ['es2024', 'esnext', 'dom', 'dom.iterable'], types: ['node'] },
      // What other packages declare is theirs; ours is looked at through what is imported.
      ...{ resolveJsonModule: true, skipLibCheck: true },
    };
    const project = `tsconfig.${moduleResolution}.json`;
    writeFileSync(file(project), JSON.stringify({ compilerOptions, files: [program] }));
    runs(bin('tsc'), '-p', project);
  });

  test('of ours need no package that may be missing', () => {
    const names = code.map((entry, index) => `import * as entry${index} from '${entry}';`);
    const uses = code.map((_, index) => `Object.keys(entry${index});`);
    writeFileSync(file('all.mts'), [...names, ...uses, ''].join('\n'));
    const options = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--noEmit'];
    const args = [...options, '--types', 'node', '--skipLibCheck', 'false', 'all.mts'];
    const { stdout } = spawnSync(bin('tsc'), args, { cwd: file('.'), encoding: 'utf8' });
    const ours = stdout.split('\n').filter(line => line.startsWith('node_modules/holdfast/'));
    expect(ours).toEqual([]);
  });

  test('resolve in every way that a package of ES modules may be imported', () => {
    runs(bin('attw'), tarball, '--profile', 'esm-only');
  });
});

test('package.json says what publint wants of it', () => {
  runs(bin('publint'), 'run', tarball, '--strict');
});

// The pages are in the package: what they show has to work for whoever finds them there.
describe('what the pages of the package show works with it', () => {
  const reader = installedReader(whole);
  followReadme(reader);
  followSession(reader);
  followPages(reader);
});

followInBrowser({ file });

/** Node that is not the one of this repository. */
const otherNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  path => existsSync(path) && versionOf(path) !== process.version,
);

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}

const namesOf = (module: string) => `if (Object.keys(${module}).length === 0) throw new Error();`;
const imports = (entry: string) => `import * as entry from '${entry}'; ${namesOf('entry')}`;
const importsLater = (entry: string) =>
  `import('${entry}').then(entry => { ${namesOf('entry')} process.exit(); });`;

describe(`Node ${process.version}`, () => {
  test.each(code)('imports %s from a module, and from CommonJS', entry => {
    runs(process.execPath, '--input-type=module', '--eval', `${imports(entry)} process.exit();`);
    runs(process.execPath, '--input-type=commonjs', '--eval', importsLater(entry));
  });

  test('reads the document, from a module and from CommonJS', () => {
    const esm = `import api from '${document}' with { type: 'json' }; api.openapi.length;`;
    runs(process.execPath, '--input-type=module', '--eval', esm);
    const commonjs = `require('${document}').openapi.length`;
    runs(process.execPath, '--input-type=commonjs', '--eval', commonjs);
  });
});

// Apps run the client and the receiver where they run, so on an older Node too.
describe.skipIf(otherNode === undefined)(
  `another Node${otherNode ? `, ${versionOf(otherNode)}` : ': none is installed'}`,
  () => {
    test.each(['client', 'receiver'])('imports %s from a module, and from CommonJS', name => {
      if (otherNode === undefined) return;
      const entry = `${manifest.name}/${name}`;
      runs(otherNode, '--input-type=module', '--eval', imports(entry));
      runs(otherNode, '--input-type=commonjs', '--eval', importsLater(entry));
    });
  },
);

testOptionalPackages(plain, whole);
