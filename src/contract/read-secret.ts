import { type AdmittedTypes, admittedTypes } from './admitted-types.ts';
import { type Annotations, parseAnnotation } from './annotations.ts';
import { ContractError } from './contract-error.ts';
import { inlined } from './inlined.ts';
import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import {
  annotation,
  keyword,
  type Located,
  possibleParts,
  propertiesOf,
  within,
} from './schema.ts';
import { type Place, requireMember, shownProperties } from './settings-place.ts';
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
  const mark = own ?? aliases.find(alias => alias?.node === true) ?? null;
  if (mark !== null) requireNowherePlain(document, patch, mark);
  return mark;
}

/** What one alternative says expressly to be no secret would be one by another. */
function requireNowherePlain(document: OpenApiDocument, patch: Located, mark: Located): void {
  for (const part of possibleParts(document, patch)) {
    for (const alias of ['x-ms-secret', 'writeOnly'].map(name => within(part, name))) {
      const isBeside = mark.pointer.replace(/[^/]*$/, '') === alias.pointer.replace(/[^/]*$/, '');
      if (alias.node !== false || isBeside) continue;
      throw new ContractError(
        'annotation-invalid',
        alias.pointer,
        `it is a secret by ${mark.pointer}, which holds in the same place; leave one of them`,
      );
    }
  }
}

/** A secret of any type, which is one value: of an object no part is left unsealed. */
export function readSecret(place: Place): SecretShape | null {
  const { document, patch, meaning } = place;
  const mark = secretMark(place);
  if (mark === null) return null;
  refuseAnnotationsOn(document, patch, 'stands on a secret', /\/x-(ms-)?secret$/);
  for (const property of Object.values(propertiesOf(document, patch) ?? {}))
    refuseAnnotations(document, property, 'stands in a secret');
  const said = parseAnnotation('secret', mark.node === true ? {} : mark.node, mark.pointer);
  const shown = readShown(place, said, mark);
  return {
    kind: 'secret',
    ...(said.presence !== undefined && { presence: said.presence }),
    shown,
    omitted: said.omitted ?? 'keep',
    nulls: nullsOf(meaning.nulls, shown),
    form: isText(admittedTypes(document, patch)) ? 'text' : 'json',
    patch: inlined(document, patch),
  };
}

function isText(types: AdmittedTypes): boolean {
  return types?.has('string') === true && [...types].every(type => /^(string|null)$/.test(type));
}

/** Null that is shown for a secret keeps it when it is sent back. */
function nullsOf(
  nulls: Place['meaning']['nulls'],
  shown: SecretShape['shown'],
): SecretShape['nulls'] {
  if (nulls === 'refuse') return 'refuse';
  return nulls === 'as-shown' && shown === null ? 'keep' : 'unset';
}

/** What the view shows in place of a secret; where the annotation does not say, what the view leaves to show. */
function readShown(
  { document, view, isDue }: Place,
  { shown: said }: Annotations['secret'],
  mark: Located,
): SecretShape['shown'] {
  const at = said === undefined ? (view ?? mark).pointer : within(mark, 'shown').pointer;
  const refuse = (remedy: string): never => {
    throw new ContractError('document-unsupported', at, remedy);
  };
  if (view === null) {
    if (said === undefined || said === 'absent') return 'absent';
    return refuse('the view has no member that could show it; add it to the view, or say "absent"');
  }
  const types = admittedTypes(document, view);
  const mayBeNull = types === null || types.has('null');
  // What is only written is in no answer, and so none has to have it (OpenAPI 3.0.4, "Schema Object").
  const isHidden = keyword(document, view, 'writeOnly') === true;
  const mayBeAbsent = isHidden || !isDue;
  if (isRecord(said)) {
    if (types !== null && !types.has('string'))
      return refuse('a mask is a text, which the view does not admit here; let it be one');
    const unset = mayBeNull ? null : mayBeAbsent ? 'absent' : 'mask';
    return { mask: said.mask, keeps: said.keeps ?? true, unset };
  }
  if (said === 'absent') {
    if (mayBeAbsent) return said;
    return refuse('the view requires what is never shown; take it out of "required"');
  }
  if (said === undefined && isHidden) return 'absent';
  if (mayBeNull) return null;
  if (said === undefined && mayBeAbsent) return 'absent';
  return refuse(
    'a secret is shown as null, which the view does not admit here; let it be null, or say what is shown: x-secret: { shown: { mask: "*****" } }',
  );
}

/** The names of the flags that tell of secrets: each a boolean of the view, of one secret alone. */
export function requirePresence(
  place: Place,
  shapes: readonly (readonly [string, Shape])[],
): ReadonlySet<string> {
  const { document, patch } = place;
  const shown = shownProperties(place);
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
