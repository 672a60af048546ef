import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** A small change of our own code, which the instrumented copy makes when told its id. */
export interface CodeMutant {
  readonly id: string;
  readonly file: string;
  /** From 1, as editors count. */
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface InstrumentedCopy extends Disposable {
  readonly root: string;
  readonly mutants: readonly CodeMutant[];
}

/** The rooms whose code is changed. */
export const mutatedRooms = ['src/settings', 'src/server', 'src/store'] as const;

/** What the server under test is made of. */
const copied = ['package.json', 'openapi', 'src', 'contract-tests/servers'];
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of the sources in a folder of its own that holds every mutant, none of them active. */
export async function instrumentedCopy(): Promise<InstrumentedCopy> {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-mutants-'));
  for (const name of copied) cpSync(join(repository, name), join(root, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const names = mutatedRooms
    .flatMap(room => globSync(`${room}/**/*.ts`, { cwd: root }))
    .filter(name => !/\.test(-d)?\.ts$|\/testing\//.test(name))
    .sort();
  const sources = new Map(names.map(name => [name, readFileSync(join(root, name), 'utf8')]));
  const { files, mutants } = await new Instrumenter(silent).instrument(
    [...sources].map(([name, content]) => ({ name, mutate: true, content })),
    { plugins: null, ignorers: [], excludedMutations: [] },
  );
  for (const { name, content } of files) writeFileSync(join(root, name), content);
  return {
    root,
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      mutator: mutatorName,
      original: textAt(sources.get(fileName) ?? '', location),
      replacement,
    })),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns from 0, as the instrumenter counts them. */
export function textAt(
  source: string,
  { start, end }: { readonly start: Position; readonly end: Position },
): string {
  const lines = source.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === last ? line.slice(0, end.column) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column) : line))
    .join('\n');
}

const never = () => false;
const nothing = () => undefined;
const silent = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
