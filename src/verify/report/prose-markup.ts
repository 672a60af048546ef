import { type Markup, markup } from './markup.ts';
import { prose } from './prose.ts';
import { visible } from './visible.ts';

/** The words of a rule or of its source, whose names in backticks become code. */
export function proseMarkup(text: string): Markup {
  const parts = prose(text).map(({ text, isCode }) =>
    isCode ? markup`<code>${visible(text)}</code>` : markup`${visible(text)}`,
  );
  return markup`${parts}`;
}
