/** Text that is markup already. Only `markup` makes it, so nothing else reaches a document unescaped. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** A template whose values become text: `markup` is this, and the only way in. */
  static of(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
    return new Markup(String.raw({ raw: strings }, ...values.map(toText)));
  }
}

export type Content = string | number | Markup | readonly Markup[];

/** For HTML and XML alike: their five special characters are the same. */
export const markup = Markup.of;

function toText(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(({ text }) => text).join('');
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML 1.0 section 2.2 has no way to write most controls, half surrogates and two more: not even escaped. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, character => entities[character] ?? '');
}
