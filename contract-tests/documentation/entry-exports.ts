import ts from 'typescript';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './code-blocks.ts';

/** What somebody who imports an entry of the package finds there. */
export interface EntryExport {
  readonly name: string;
  /** `function`, `class` or `type`. */
  readonly kind: string;
  /** Of a function, as a caller reads it. */
  readonly signature: string | null;
  /** The first paragraphs of its doc comment. */
  readonly description: string;
  readonly examples: readonly string[];
  /** The classes of the project that its doc comment, or that of a member, says it throws. */
  readonly errors: readonly string[];
}

/** The entries of package.json that are code, by the name that they are imported by. */
export const entries: ReadonlyMap<string, string> = new Map(
  Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [[path.replace('.', manifest.name), `${root}${sourceOf(target.default)}`]],
  ),
);

/** What a browser has by the name of each entry. */
export const browserEntries: ReadonlyMap<string, string> = new Map(
  Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [
          [
            path.replace('.', manifest.name),
            `${root}${sourceOf('browser' in target ? target.browser : target.default)}`,
          ],
        ],
  ),
);

function sourceOf(built: string): string {
  return built.replace('./dist/', '').replace(/\.js$/, '.ts');
}

export function exportsOf(file: string): readonly EntryExport[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const entry = source && checker.getSymbolAtLocation(source);
  if (entry === undefined) throw new Error(`${file} is no module`);
  return checker
    .getExportsOfModule(entry)
    .map(symbol => described(symbol, checker))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function described(exported: ts.Symbol, checker: ts.TypeChecker): EntryExport {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const isFunction = (symbol.flags & ts.SymbolFlags.Function) !== 0;
  const [signature] = isFunction
    ? checker.getSignaturesOfType(checker.getTypeOfSymbol(symbol), ts.SignatureKind.Call)
    : [];
  return {
    name: exported.name,
    kind: isFunction ? 'function' : symbol.flags & ts.SymbolFlags.Class ? 'class' : 'type',
    signature:
      signature === undefined
        ? null
        : checker.signatureToString(signature, undefined, ts.TypeFormatFlags.NoTruncation),
    description: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: tagged('example', symbol, checker),
    errors: [symbol, ...(symbol.members?.values() ?? [])]
      .flatMap(each => tagged('throws', each, checker))
      .flatMap(text => [...text.matchAll(/\{(\w+)\}/g)].map(([, error = '']) => error))
      .filter(error => !(error in globalThis)),
  };
}

function tagged(tag: string, symbol: ts.Symbol, checker: ts.TypeChecker): readonly string[] {
  return symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === tag)
    .map(({ text }) => ts.displayPartsToString(text));
}
