/** Larger texts are left to Redocly, which takes as long to load as these take to be parsed, and parses many times as fast. */
export const largestYaml = 1_000_000;

/** As Redocly parses it: YAML 1.2 (section 10.3), with the merge keys of 1.1. */
export const yamlOptions = { merge: true, stringKeys: true, prettyErrors: false } as const;

/** How much aliases come to is bounded by `requireFinite`. */
export const anyAliases = { maxAliasCount: -1 } as const;

/** What a text of YAML holds; undefined where it is large, or there is anything to say of it, which Redocly then does. */
export async function parsedAsYaml(text: string): Promise<unknown> {
  if (text.length > largestYaml || /^%|\0/m.test(text)) return undefined;
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, yamlOptions);
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  try {
    return document.toJS(anyAliases);
  } catch {
    return undefined;
  }
}
