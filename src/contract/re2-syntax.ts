/** ECMA-262 section 22.2.2.9: white space and line terminators; in RE2 `\s` is that of ASCII alone. */
const space = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;
const noSpace = String.raw`\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;
/** Section 22.2.2.7.1: what a dot does not stand for; in RE2 that is a line feed alone. */
const anyCharacter = String.raw`[^\n\r\x{2028}\x{2029}]`;

/** Half a pair and the next, one escape, or one character. */
const piece = /\\u([Dd][89ABab]\w\w)\\u([Dd][C-Fc-f]\w\w)|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)|./gsu;

/** A pattern of JavaScript as RE2 reads it, in all that the two write alike and do not mean alike. */
export function inRe2(source: string): string {
  let inClass = false;
  return source.replaceAll(piece, (text, high?: string, low?: string) => {
    if (high !== undefined && low !== undefined) return `\\x{${pairOf(high, low)}}`;
    switch (text) {
      case '[':
        inClass = true;
        return text;
      case ']':
        inClass = false;
        return text;
      case '.':
        return inClass ? text : anyCharacter;
      case '\\s':
        return inClass ? space : `[${space}]`;
      case '\\S':
        return inClass ? noSpace : `[${noSpace}]`;
      case '\\b':
        return inClass ? '\\x08' : text;
      default:
        // Section 22.2.1.10: a script has its name alone there.
        return text.replace(/^(\\[pP]\{)(?:Script|sc|General_Category|gc)=/, '$1');
    }
  });
}

function pairOf(high: string, low: string): string {
  const units = [high, low].map(unit => Number.parseInt(unit, 16));
  return (String.fromCharCode(...units).codePointAt(0) ?? 0).toString(16);
}
