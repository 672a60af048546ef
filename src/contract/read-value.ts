import { admittedTypes } from './admitted-types.ts';
import { ContractError } from './contract-error.ts';
import { walk } from './document-walk.ts';
import { inlined } from './inlined.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { keyword, type Located, within } from './schema.ts';
import type { Place } from './settings-place.ts';
import type { ValueShape } from './shape.ts';
import { refuseAnnotationsOn } from './unread-annotations.ts';
import { createValidator } from './validator.ts';

/** What has no members of its own: any JSON value, lists and free-form objects included. */
export function readValue(place: Place): ValueShape {
  const { document, patch, view, meaning } = place;
  refuseAnnotationsOn(document, patch, 'stands on a schema without properties of its own');
  for (const schema of view === null ? [patch] : [patch, view]) requireShown(document, schema);
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

/** A value is shown as a whole, and so must not hold what no answer may show. */
function requireShown(document: OpenApiDocument, schema: Located): void {
  const refuse = (hidden: Located) => {
    throw new ContractError(
      'document-unsupported',
      hidden.pointer,
      'no answer may show what is "writeOnly", and this one is part of a value that the view shows; mark a text that is a member of its own',
    );
  };
  const visit = (part: Located<Readonly<Record<string, unknown>>>) => {
    if (part.node.writeOnly === true) refuse(within(part, 'writeOnly'));
  };
  walk(schema, { visit, references: document });
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
