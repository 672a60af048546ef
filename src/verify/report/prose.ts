export interface ProsePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** A sentence with names in backticks, single as in Markdown or double as in reStructuredText. */
export function prose(text: string): readonly ProsePart[] {
  return text
    .split(/(``[^`]+``|`[^`]+`)/)
    .map(part => ({ text: part.replaceAll('`', ''), isCode: /^`.*`$/s.test(part) }))
    .filter(part => part.text !== '');
}
