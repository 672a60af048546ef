import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from './command.ts';

/** A page with the text between `<!-- name -->` and `<!-- /name -->` replaced, or null without such marks. */
export function withSection(page: string, name: string, text: string): string | null {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start === -1 || end === -1) return null;
  return `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`;
}

/** Writes the text between the marks of a page, or, given null, only finds out whether it could. */
export function writeSection(page: URL, name: string, text: string | null): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const written = withSection(before, name, text ?? '');
  if (written === null)
    throw new UsageError(
      `docs/${basename(page.pathname)} has no <!-- ${name} --> and <!-- /${name} -->; put both where the table belongs`,
    );
  if (text !== null) writeFileSync(page, written);
}
