/** A page with the text between `<!-- name -->` and `<!-- /name -->` replaced, or null without such marks. */
export function withSection(page: string, name: string, text: string): string | null {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start === -1 || end === -1) return null;
  return `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`;
}
