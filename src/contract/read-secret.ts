import { admittedTypes } from './admitted-types.ts';
import { parseAnnotation } from './annotations.ts';
import { ContractError } from './contract-error.ts';
import { inlined } from './inlined.ts';
import { annotation, type Located, propertiesOf, within } from './schema.ts';
import { type Place, requireMember } from './settings-place.ts';
import type { SecretShape, Shape } from './shape.ts';
import { refuseAnnotations, refuseAnnotationsOn } from './unread-annotations.ts';

/**
 * Where a place is marked as a secret, or null. What is `writeOnly` is one as well: no answer may show it
 * (JSON Schema Validation 2020-12, section 9.4).
 */
export function secretMark({ document, patch }: Pick<Place, 'document' | 'patch'>): Located | null {
  const [own, ...aliases] = ['x-secret', 'x-ms-secret', 'writeOnly'].map(name =>
    annotation(document, patch, name),
  );
  return own ?? aliases.find(alias => alias?.node === true) ?? null;
}

/** A secret is one text: of anything else a part would be left unsealed, or lost. */
export function readSecret(place: Place): SecretShape | null {
  const { document, patch, view } = place;
  const mark = secretMark(place);
  if (mark === null) return null;
  const types = admittedTypes(document, patch);
  if (types === null || !types.has('string') || !isWithin(types, ['string', 'null'])) {
    throw new ContractError(
      'document-unsupported',
      mark.pointer,
      'only a text can be a secret, and the schema admits something else; say "type: string", or mark the texts in it',
    );
  }
  const shown = admittedTypes(document, view);
  if (shown !== null && !shown.has('null')) {
    throw new ContractError(
      'document-unsupported',
      view.pointer,
      'a secret is shown as null, which the view does not admit here; let it be null',
    );
  }
  refuseAnnotationsOn(document, patch, 'stands on a secret', /\/x-(ms-)?secret$/);
  for (const property of Object.values(propertiesOf(document, patch) ?? {}))
    refuseAnnotations(document, property, 'stands in a secret');
  const secret = { kind: 'secret', patch: inlined(document, patch) } as const;
  const { presence } = parseAnnotation('secret', mark.node === true ? {} : mark.node, mark.pointer);
  return presence === undefined ? secret : { ...secret, presence };
}

function isWithin(types: ReadonlySet<string>, known: readonly string[]): boolean {
  return [...types].every(type => known.includes(type));
}

/** The names of the flags that tell of secrets: each a boolean of the view, of one secret alone. */
export function requirePresence(
  place: Place,
  shapes: readonly (readonly [string, Shape])[],
): ReadonlySet<string> {
  const { document, patch, view } = place;
  const shown = propertiesOf(document, view) ?? {};
  const flags = new Set<string>();
  for (const [name, shape] of shapes) {
    if (shape.kind !== 'secret' || shape.presence === undefined) continue;
    const { presence } = shape;
    const property = propertiesOf(document, patch)?.[name] ?? patch;
    const mark = secretMark({ document, patch: property }) ?? property;
    const at = within(mark, 'presence').pointer;
    requireMember(shown, presence, at);
    const flag = shown[presence];
    const sent = shapes.find(([other]) => other === presence)?.[1];
    const types = flag && admittedTypes(document, flag);
    const isFlag = types?.has('boolean') && (sent === undefined || sent.kind === 'value');
    if (!isFlag || flags.has(presence)) {
      throw new ContractError(
        'annotation-invalid',
        at,
        isFlag
          ? `"${presence}" tells of another secret already; give each a flag of its own`
          : `"${presence}" is no boolean of the view; name one that tells whether the secret is stored`,
      );
    }
    flags.add(presence);
  }
  return flags;
}
