import type { Node } from 'yaml';
import type { FilePlace } from './file-place.ts';
import { parsePointer } from './json-pointer.ts';
import { yamlOptions } from './yaml-text.ts';

type PlaceInText = Pick<FilePlace, 'line' | 'column'>;

/**
 * Where a JSON pointer leads in a text of YAML or JSON, or what is around it. The text is parsed when the first
 * place is asked for, and once for all of them.
 */
export function placeInText(text: string): (pointer: string) => Promise<PlaceInText> {
  let parsed: Promise<(pointer: string) => PlaceInText> | null = null;
  return async pointer => {
    parsed ??= parse(text);
    return (await parsed)(pointer);
  };
}

async function parse(text: string): Promise<(pointer: string) => PlaceInText> {
  const yaml = await import('yaml');
  const lineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { ...yamlOptions, lineCounter });

  function below(node: Node, token: string): unknown {
    if (yaml.isSeq(node)) return node.items[Number(token)];
    if (!yaml.isMap(node)) return null;
    return node.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === token)?.value;
  }

  return pointer => {
    let found: Node | null = document.contents;
    for (const token of parsePointer(pointer)) {
      const next = found && below(found, token);
      if (!yaml.isNode(next)) break;
      found = (yaml.isAlias(next) && next.resolve(document)) || next;
    }
    const { line, col } = lineCounter.linePos(found?.range?.[0] ?? 0);
    return { line, column: col };
  };
}
