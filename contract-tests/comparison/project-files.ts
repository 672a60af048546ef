import { fileURLToPath } from 'node:url';

/** The script behind a command of a package that the project depends on. */
export function packageCommand(name: string): string {
  return fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
}

/** The document as other tools read it: one file, bundled. */
export const documentFile = fileURLToPath(
  new URL('../../src/generated/openapi.json', import.meta.url),
);

export const workflowsFolder = fileURLToPath(new URL('../../openapi/workflows/', import.meta.url));
