import { visible } from './visible.ts';

/** A value as JSON on one line. */
export function inline(value: unknown): string {
  const text = JSON.stringify(value);
  return text === undefined ? 'nothing' : visible(text);
}

/** A value as indented JSON. */
export function lines(value: unknown): readonly string[] {
  const text = JSON.stringify(value, null, 2);
  return text === undefined ? ['nothing'] : text.split('\n').map(visible);
}

/** Words of a rule or a server within a sentence of ours. */
export function phrase(text: string): string {
  return shortened(visible(text), 600);
}

/** The beginning of a long text, with the length of the whole. */
export function shortened(text: string, longest: number): string {
  return text.length > longest ? `${start(text, longest)}… (${count(text.length)})` : text;
}

/** The two ends of a long text, with the length of what is between them. */
export function withoutMiddle(text: string, atStart: number, atEnd: number): string {
  const between = text.length - atStart - atEnd;
  if (between <= 0) return text;
  return `${start(text, atStart)}…(${count(between)})…${end(text, atEnd)}`;
}

function count(characters: number): string {
  return `${characters.toLocaleString('en')} characters`;
}

// A cut never leaves half of a surrogate pair.
function start(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function end(text: string, length: number): string {
  return length === 0 ? '' : text.slice(-length).replace(/^[\udc00-\udfff]/, '');
}
