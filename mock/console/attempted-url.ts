import { hidden, plain, type Shown } from './shown.ts';

/**
 * A refused text where a url belongs: what reads as a try at one is what a person looks for, such as
 * `example.com/hook`. It is shown but for what may be a secret: all before an `@`, and all behind a
 * space. A text of another kind may be a password in the wrong field and is not shown.
 */
export function attemptedUrl(text: string): Shown {
  const space = text.search(/[\s\p{Cc}]/u);
  const at = text.lastIndexOf('@');
  if (space >= 0) {
    const before = text.slice(0, space);
    return at < 0 && readsAsUrl(before) ? { kind: 'part', before, after: '' } : hidden(text);
  }
  if (at < 0) return readsAsUrl(text) ? plain(text) : hidden(text);
  // User information may itself hold any of the characters that end it, so it ends at the last `@`.
  const [before] = start.exec(text) ?? [];
  const after = text.slice(at + 1);
  return before !== undefined && readsAsUrl(before + after)
    ? { kind: 'part', before, after: `@${after}` }
    : hidden(text);
}

/** Letters alone: a scheme with digits in it is rather something else. */
const start = /^(?:https?:[/\\]*|[a-z][a-z+.-]{1,15}:[/\\]+|\/\/)/i;
const end = String.raw`(?::\d{0,5})?(?:[/\\?#].*)?$`;
const host = String.raw`(?:[a-z\d-]+(?:\.[a-z\d-]+)*|\[[\da-f:.]*\]?)`;
const afterStart = new RegExp(`^${host}?${end}`, 'i');

/** Without a scheme, words with dots between them may be a passphrase, and letters in two cases a token. */
const alone = [
  new RegExp(String.raw`^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})${end}`),
  new RegExp(String.raw`^(?:[a-z\d-]+\.)+(?:com|org|net|io|dev|app|example|test|local)${end}`),
  /^(?:[a-z\d-]+\.)+[a-z]{2,24}(?::\d{1,5}|\/)[^A-Z]*$/,
  /^(?:\.{1,2}|(?:\.{1,2})?(?:\/[a-z_.-]{0,32})+)$/,
  /^$/,
];

function readsAsUrl(text: string): boolean {
  const [begun] = start.exec(text) ?? [];
  if (begun !== undefined) return afterStart.test(text.slice(begun.length));
  return alone.some(form => form.test(text));
}
