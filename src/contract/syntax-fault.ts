import { parsedAsJson } from './json-text.ts';
import { anyAliases, largestYaml, yamlOptions } from './yaml-text.ts';

/** What speaks of the options of our parser, in other words. */
const reasons: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'expected a single document in the stream, but found more',
  NON_STRING_KEY: 'a key must be a string',
};

/** Why no parser takes a text for YAML or JSON, and where; null where Redocly may read it, as it may any that is large. */
export async function syntaxFault(text: string): Promise<string | null> {
  const isLarge = text.length > largestYaml && !/^\s*\{/.test(text);
  if (isLarge || parsedAsJson(text) !== null) return null;
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...yamlOptions, lineCounter });
  // Redocly has no such bound.
  const fault = document.errors.find(({ code }) => code !== 'KEY_OVER_1024_CHARS');
  if (fault !== undefined) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    return `${reasons[fault.code] ?? fault.message} (${line}:${col})`;
  }
  try {
    document.toJS(anyAliases);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
