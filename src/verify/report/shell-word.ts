import { invisible, runnerCommand } from './visible.ts';

/** Text as one word of a POSIX shell, quoted only where it must be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoted(text);
}

/**
 * Single quotes take everything but themselves. What `visible` would escape stands in `$'…'` instead
 * (POSIX.1-2024 section 2.2.4): the same bytes, but nothing that a terminal or a runner obeys.
 */
function quoted(text: string): string {
  const inner = text
    .replaceAll("'", `'\\''`)
    .replaceAll(invisible, character => `'$'${octal(character)}''`)
    .replaceAll(runnerCommand, `##''[`);
  return `'${inner}'`;
}

function octal(character: string): string {
  return [...Buffer.from(character)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
