export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/**
 * Reads as much of XML 1.0 as a JUnit report needs, and refuses whatever is not well-formed: unbalanced
 * tags, an attribute given twice, a bare `<` or `&`, `]]>` in text, characters of no XML document.
 */
export function readXml(text: string): XmlElement {
  const [declaration = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text) ?? [];
  if (declaration === '') throw new Error('no declaration');
  const stray = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (stray !== null) throw new Error(`an illegal character at ${stray.index}`);
  const { element, end } = readElement(text, declaration.length);
  if (text.slice(end).trim() !== '') throw new Error('text after the root element');
  return element;
}

const tag = /<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/y;

function readElement(text: string, start: number): { element: XmlElement; end: number } {
  tag.lastIndex = start;
  const [whole, name = '', attributes = '', empty] = tag.exec(text) ?? [];
  if (whole === undefined) throw new Error(`no tag at ${start}: ${text.slice(start, start + 40)}`);
  const children: XmlElement[] = [];
  const texts: string[] = [];
  let at = start + whole.length;
  while (empty === '' && !text.startsWith(`</${name}>`, at)) {
    if (text[at] === '<') {
      const child = readElement(text, at);
      children.push(child.element);
      at = child.end;
    } else {
      const next = text.indexOf('<', at);
      if (next === -1) throw new Error(`${name} is not closed`);
      texts.push(unescaped(text.slice(at, next)));
      at = next;
    }
  }
  const end = empty === '' ? at + `</${name}>`.length : at;
  const element = { name, attributes: readAttributes(attributes), children, text: texts.join('') };
  return { element, end };
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)];
  const names = pairs.map(([, name = '']) => name);
  if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replaceAll(/&[^;]*;?/g, entity => {
    const character = entities[entity];
    if (character === undefined) throw new Error(`an unknown entity ${entity}`);
    return character;
  });
}
