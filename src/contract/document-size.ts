import { NoDocument } from './no-document.ts';

const mostValues = 5_000_000;
const deepest = 256;

/** What a node comes to with everything below it written out. */
interface Extent {
  readonly values: number;
  readonly levels: number;
}

/**
 * Refuses a parsed document that is small as a text and endless to walk: an alias of YAML (1.2 section
 * 7.1) repeats what it names, and may name what it stands in.
 */
export function requireFinite(parsed: unknown): void {
  const known = new Map<object, Extent>();
  const open = new Set<object>();
  const extentOf = (node: unknown): Extent => {
    if (typeof node !== 'object' || node === null) return { values: 1, levels: 0 };
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node))
      throw new NoDocument('an alias in it stands for what it stands in; write it out');
    if (open.size > deepest) throw tooDeep();
    open.add(node);
    let [values, levels] = [1, 1];
    for (const member of Object.values(node)) {
      const extent = extentOf(member);
      values += extent.values;
      levels = Math.max(levels, extent.levels + 1);
    }
    open.delete(node);
    if (levels > deepest) throw tooDeep();
    if (values > mostValues) {
      throw new NoDocument(
        `it has more than ${mostValues} values, aliases written out; give a smaller one`,
      );
    }
    known.set(node, { values, levels });
    return { values, levels };
  };
  extentOf(parsed);
}

function tooDeep(): NoDocument {
  return new NoDocument(`it is nested deeper than ${deepest} levels; make it flatter`);
}
