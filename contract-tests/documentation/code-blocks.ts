import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the fenced blocks of one language in a Markdown file hold, in their order. */
export function codeBlocks(file: string, language: string): readonly string[] {
  const text = readFileSync(`${root}${file}`, 'utf8');
  return [...text.matchAll(/^```(\S+)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code.trim()] : [],
  );
}

/** The commands of shell blocks: continued lines joined, comments gone. */
export function commands(file: string): readonly string[] {
  return codeBlocks(file, 'sh').flatMap(block =>
    block
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map(line => line.replace(/\s+# .*$/, '').trim())
      .filter(line => line !== ''),
  );
}
