import { posix } from 'node:path';
import ts from 'typescript';

/** A file as text, named by its path from the root of the project. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What the boundaries are about in one file. */
export interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly outside: readonly OutsideUse[];
}

export interface Import {
  readonly line: number;
  readonly specifier: string;
  /** The path from the root for a file of ours, null for a package. */
  readonly target: string | null;
}

/** A touch of the world outside the program: arguments, environment, exit, output. */
export interface OutsideUse {
  readonly line: number;
  readonly what: string;
}

/** Parsed rather than searched for: a comment or a text may name anything. */
export function readSource({ path, text }: SourceText): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const imports: Import[] = [];
  const outside: OutsideUse[] = [];
  const visit = (node: ts.Node): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const specifier = specifierOf(node);
    if (specifier !== null) {
      const target = /^\.{1,2}\//.test(specifier)
        ? posix.join(posix.dirname(path), specifier)
        : null;
      imports.push({ line, specifier, target });
    }
    const what = outsideUse(node);
    if (what !== null) outside.push({ line, what });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, lines: text.replace(/\n$/, '').split('\n').length, imports, outside };
}

/** Imports and re-exports, `import()` in code and in types. */
function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return literal(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return literal(node.argument.literal);
  return null;
}

function literal(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

const reaching = new Set(['argv', 'env', 'exit', 'exitCode', 'stdin', 'stdout', 'stderr']);
const outsideModules = new Set(['process', 'node:process', 'console', 'node:console']);

function outsideUse(node: ts.Node): string | null {
  const specifier = specifierOf(node);
  if (specifier !== null && outsideModules.has(specifier)) return specifier;
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const { text } = node.expression;
    const reaches = text === 'console' || (text === 'process' && reaching.has(node.name.text));
    return reaches ? `${text}.${node.name.text}` : null;
  }
  const isWhole =
    ts.isVariableDeclaration(node) &&
    node.initializer !== undefined &&
    ts.isIdentifier(node.initializer) &&
    /^(process|console)$/.test(node.initializer.text);
  return isWhole ? 'process or console as a whole' : null;
}
