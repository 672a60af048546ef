/**
 * What a terminal obeys or an eye cannot see: controls (ECMA-48: a body could clear the screen),
 * format characters (UAX #9: one could reorder the line), line separators, lone surrogates.
 */
export const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** What GitHub's runner takes for a command, anywhere in a line of the log. */
export const runnerCommand = '##[';

/** Text that a server had a say in, safe to print: the above stand there as JSON escapes. */
export function visible(text: string): string {
  return text.replaceAll(invisible, escaped).replaceAll(runnerCommand, '#\\u0023[');
}

/** The same of text whose lines are ours. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function escaped(character: string): string {
  const short = JSON.stringify(character).slice(1, -1);
  return short.startsWith('\\') ? short : character.split('').map(unicodeEscape).join('');
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
