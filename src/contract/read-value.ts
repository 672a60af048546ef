import { admittedTypes } from './admitted-types.ts';
import { ContractError } from './contract-error.ts';
import { walk } from './document-walk.ts';
import { inlined } from './inlined.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { keyword, type Located, within } from './schema.ts';
import type { Place } from './settings-place.ts';
import type { SecretShape, ValueShape } from './shape.ts';
import { annotationsBelow, refuseAnnotationsOn } from './unread-annotations.ts';
import { createValidator } from './validator.ts';

/** What has no members of its own: any JSON value, lists and free-form objects included. */
export function readValue(place: Place): ValueShape | SecretShape {
  const { document, patch, view, meaning } = place;
  refuseAnnotationsOn(document, patch, 'stands on a schema without properties of its own');
  const hidden = (view === null ? [patch] : [patch, view]).flatMap(schema =>
    secretsBelow(document, schema),
  );
  if (hidden[0] !== undefined) return holdingSecrets(place, hidden[0]);
  return {
    kind: 'value',
    ...readUnset(place),
    nulls: nullsOf(place),
    merges: meaning.merges,
    patch: inlined(document, patch),
    view: view && inlined(document, view),
  };
}

/** Null is a value where a view may show it, and clears elsewhere. */
function nullsOf({ document, view, meaning: { nulls } }: Place): ValueShape['nulls'] {
  if (nulls !== 'as-shown') return nulls === 'refuse' ? 'refuse' : 'unset';
  const types = view && admittedTypes(document, view);
  return view !== null && (types === null || types.has('null')) ? 'store' : 'unset';
}

/** What no answer may show, inside of what is a value as a whole: in a list, a map or another alternative. */
function secretsBelow(document: OpenApiDocument, schema: Located): readonly Located[] {
  const hidden: Located[] = [];
  const visit = (part: Located<Readonly<Record<string, unknown>>>) => {
    if (part.node.writeOnly === true) hidden.push(within(part, 'writeOnly'));
  };
  walk(schema, { visit, references: document });
  return [...annotationsBelow(document, schema), ...hidden];
}

/** It is sealed as a whole, and what a view shows of it is not said: no part of it could be told from the secret. */
function holdingSecrets({ document, patch, isDue, meaning }: Place, mark: Located): SecretShape {
  const others = annotationsBelow(document, patch).filter(mark => !isBareSecret(mark));
  if (others[0] !== undefined) {
    throw new ContractError(
      'annotation-unread',
      others[0].pointer,
      'stands in a value that is replaced as a whole, where it would have no effect; annotate a property of the patch itself',
    );
  }
  if (isDue) {
    throw new ContractError(
      'document-unsupported',
      mark.pointer,
      'a secret stands in a value that is shown as a whole, and so it is not shown, but the view requires it; take it out of "required"',
    );
  }
  return {
    kind: 'secret',
    shown: 'unsaid',
    omitted: 'keep',
    nulls: meaning.nulls === 'refuse' ? 'refuse' : 'unset',
    form: 'json',
    patch: inlined(document, patch),
  };
}

/** A flag, or what is shown of one of many, cannot be told apart. */
function isBareSecret({ node, pointer }: Located): boolean {
  return /\/x-(ms-)?secret$/.test(pointer) && Object.keys(Object(node)).length === 0;
}

/** A view shows `default` while nothing is stored; without one, null where it may, and else nothing. */
function readUnset({ document, view, isDue }: Place): Pick<ValueShape, 'unset' | 'placeholder'> {
  if (view === null) return { unset: undefined };
  const fallback = keyword(document, view, 'default');
  if (fallback !== undefined) return { unset: fallback };
  const types = admittedTypes(document, view);
  if (types === null || types.has('null')) return { unset: null };
  if (!isDue) return { unset: undefined };
  const shown = [keyword(document, view, 'examples'), keyword(document, view, 'enum')].flat();
  const candidates = [
    keyword(document, view, 'example'),
    ...shown,
    keyword(document, view, 'const'),
    ...[...types].map(type => empty[type]),
  ].filter(value => value !== undefined && value !== null);
  const validate = createValidator(document, view.pointer);
  const placeholder = candidates.find(value => validate(value).length === 0);
  if (placeholder !== undefined) return { unset: undefined, placeholder };
  throw new ContractError(
    'annotation-invalid',
    view.pointer,
    'what shows when nothing is stored is not said, and every view has to have it; give it a "default" or an example, or let it be null',
  );
}

const empty: Readonly<Record<string, unknown>> = {
  boolean: false,
  number: 0,
  string: '',
  array: [],
  object: {},
};
