import { writeFileSync } from 'node:fs';

/** Where validators that were compiled beforehand are written, by what, and what they are made of. */
interface Generated {
  readonly file: string;
  readonly by: string;
  readonly source: string;
}

/** Writes code of Ajv's so that nothing else has to be loaded for it. */
export function writeValidators({ file, by, source }: Generated, code: string): void {
  // In a module of another kind its default is read in one way by Node and in another by bundlers.
  const body = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', 'lengthOf');
  writeFileSync(
    new URL(`../generated/${file}`, import.meta.url),
    `// @ts-nocheck: written by src/contract/${by}; change ${source} instead.
/** In code points (JSON Schema 2020-12, Validation, section 6.3.1). */
const lengthOf = text => [...text].length;
${body.trimEnd()}
`,
  );
}
