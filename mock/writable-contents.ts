import { isRecord } from '../src/contract/json-pointer.ts';
import { isJsonMediaType } from './json-media-type.ts';

/** The content of a response in one media type, as far as it matters here. */
export interface Content {
  readonly mediaType: string;
  readonly schema?: unknown;
  readonly examples?: readonly unknown[];
}

/**
 * What the mock can write of the contents that a document describes, JSON first: JSON in any media type
 * that says so, and text in any other. What is no text, under a media type that does not say JSON (XML,
 * CSV, a range such as any/any), can only go out as JSON, and is called so. Where there is JSON already it
 * is left out.
 */
export function writableContents<Known extends Content>(contents: readonly Known[]): Known[] {
  const json = contents.filter(({ mediaType }) => isJsonMediaType(mediaType));
  const texts = contents.flatMap(content => {
    const isRange = content.mediaType.includes('*');
    if (isJsonMediaType(content.mediaType) || !isText(content)) return [];
    return [isRange ? { ...content, mediaType: 'text/plain' } : content];
  });
  const [other] = contents.filter(content => !isText(content));
  const relabelled = other === undefined ? [] : [{ ...other, mediaType: 'application/json' }];
  return [...(json.length > 0 ? json : relabelled), ...texts];
}

/** Whether a text says it all: by its example, or else by its schema. */
function isText({ schema, examples = [] }: Content): boolean {
  const [example] = examples;
  if (isRecord(example) && 'value' in example) return typeof example.value !== 'object';
  const { type } = isRecord(schema) ? schema : {};
  return /^(string|number|integer|boolean)$/.test([type].flat().join());
}
