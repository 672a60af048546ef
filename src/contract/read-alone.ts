import { resolve as resolvePath } from 'node:path';
import type { BundledDocument } from './bundle-document.ts';
import { ContractError } from './contract-error.ts';
import { requireFinite } from './document-size.ts';
import { parsedAsJson } from './json-text.ts';
import { NoDocument } from './no-document.ts';
import { placeInText } from './place-in-text.ts';
import { refersElsewhere } from './refers-elsewhere.ts';
import { statedVersion } from './stated-version.ts';
import { parsedAsYaml } from './yaml-text.ts';

/**
 * The document of a local file that holds all it refers to, read without Redocly, which has nothing to do there
 * but to parse it. Null for what is left to Redocly: a text that parts of other files belong to, or that is
 * neither JSON nor plain YAML.
 */
export async function readAlone(location: string, text: string): Promise<BundledDocument | null> {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const document = parsedAsJson(plain) ?? (await parsedAsYaml(plain));
  if (document === undefined) return null;
  try {
    requireFinite(document);
    statedVersion(document);
  } catch (error) {
    if (error instanceof NoDocument)
      throw new ContractError('document-unreadable', location, error.message);
    throw error instanceof ContractError ? error.in(location) : error;
  }
  if (refersElsewhere(document)) return null;
  const file = resolvePath(location);
  const placeOf = placeInText(plain);
  return {
    document,
    files: [file],
    locate: async pointer => ({ file, ...(await placeOf(pointer)) }),
  };
}
