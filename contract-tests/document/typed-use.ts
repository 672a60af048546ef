import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTypeScript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { temporaryFolder } from '../../src/store/testing/stores.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A module that calls the client by the types of one document, and what the compiler says of it. */
export interface TypedUse extends Disposable {
  readonly problems: readonly string[];
  /** What it exports. */
  load(): Promise<Readonly<Record<string, unknown>>>;
}

/** `source` imports the types as `./paths.ts`, and the client as `holdfast/client`. */
export async function typedUse(document: URL, source: string): Promise<TypedUse> {
  const folder = temporaryFolder();
  const client = pathToFileURL(join(root, 'src/client/index.ts'));
  const file = folder.file('use.ts');
  writeFileSync(folder.file('package.json'), '{ "type": "module" }');
  writeFileSync(folder.file('paths.ts'), astToString(await openapiTypeScript(document)));
  writeFileSync(file, source.replace("'holdfast/client'", `'${fileURLToPath(client)}'`));
  return {
    problems: problemsOf(file),
    load: () => import(/* @vite-ignore */ pathToFileURL(file).href),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** As the project itself is compiled. */
function problemsOf(file: string): readonly string[] {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const typeRoots = [join(root, 'node_modules/@types')];
  const absolute = { rootDir: '/', rewriteRelativeImportExtensions: false };
  const program = ts.createProgram([file], { ...options, typeRoots, ...absolute });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
