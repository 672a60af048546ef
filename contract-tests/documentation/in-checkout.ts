import { root } from './code-blocks.ts';
import { entries } from './entry-exports.ts';

/** An example as it runs in a checkout: the package is not installed there, and the port may be taken. */
export function inCheckout(example: string, { url }: { readonly url: string }): string {
  const found = [...entries].reduce(
    (text, [name, file]) => text.replaceAll(`'${name}'`, `'${file}'`),
    example,
  );
  return found
    .replaceAll("'express'", `'${root}node_modules/express/index.js'`)
    .replaceAll(
      "import.meta.resolve('holdfast/openapi.json')",
      `'file://${root}src/generated/openapi.json'`,
    )
    .replaceAll('http://127.0.0.1:4010', url);
}
