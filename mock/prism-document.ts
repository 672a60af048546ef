import { type Position, positionOf } from '../src/contract/document-walk.ts';
import { escapeToken, isRecord, membersIn } from '../src/contract/json-pointer.ts';
import { linearPattern } from '../src/contract/linear-pattern.ts';
import { targetOf } from '../src/contract/schema.ts';

type Members = Readonly<Record<string, unknown>>;

/** A document as Prism is given it. */
export interface PrismDocument {
  readonly document: Members;
  /** What it was not given and might have gone by, a line each. */
  readonly withheld: readonly string[];
}

/**
 * A copy of the document without what Prism would take for more than it is. It resolves a `$ref`
 * anywhere, in extensions and examples too, against files of the working directory; and it tries
 * patterns with V8, which some of them would keep busy for ever.
 */
export function prismDocument(document: Members): PrismDocument {
  const withheld: string[] = [];
  const withhold = (pointer: string, why: string) => {
    withheld.push(`${pointer}: ${why}`);
    return [];
  };

  function copy(node: unknown, position: Position, pointer: string): unknown {
    if (Array.isArray(node))
      return node.map((element, index) => copy(element, position, `${pointer}/${index}`));
    if (!isRecord(node)) return node;
    const members = Object.entries(node).flatMap(([name, value]) =>
      member(name, value, position, `${pointer}/${escapeToken(name)}`),
    );
    return Object.fromEntries(members);
  }

  function member(
    name: string,
    value: unknown,
    within: Position,
    pointer: string,
  ): (readonly [string, unknown])[] {
    const position = positionOf(name, value, within);
    if (position === 'extension') return holdsReference(value) ? [] : [[name, value]];
    if (position === 'data') {
      return isSelfContained(document, value)
        ? [[name, value]]
        : withhold(pointer, 'the mock makes no use of this value, which has a "$ref" of its own');
    }
    if (within === 'object' && name === 'pattern' && !isForPrism(value))
      return withhold(pointer, untried);
    if (within === 'object' && name === 'patternProperties' && isRecord(value)) {
      const sources = Object.keys(value).filter(source => !isForPrism(source));
      if (sources.length > 0) return withhold(pointer, untried);
    }
    return [[name, copy(value, position, pointer)]];
  }

  const root = copy(document, 'object', '');
  return { document: membersIn(root), withheld };
}

const untried =
  'the mock tries this pattern in the bodies of annotated operations alone, as some texts would take it for ever';

/** Whether Prism, whose engine is V8 in Unicode mode, can be left to it. */
function isForPrism(source: unknown): boolean {
  if (typeof source !== 'string') return true;
  try {
    const pattern = linearPattern(source);
    return pattern instanceof RegExp && pattern.unicode;
  } catch {
    return false;
  }
}

function holdsReference(value: unknown): boolean {
  return references(value).length > 0;
}

/** What is written in place of an example may refer to one of the document. */
function isSelfContained(document: Members, value: unknown): boolean {
  return references(value).every($ref => targetOf(document, $ref) !== null);
}

function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' ? [member] : references(member),
  );
}
