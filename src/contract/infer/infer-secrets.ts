import { admittedTypes } from '../admitted-types.ts';
import { ContractError } from '../contract-error.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { requestContent, successContent } from '../operation-content.ts';
import { operationsOf } from '../operation-place.ts';
import { parseRuntimeExpression } from '../runtime-expression.ts';
import { annotation, keyword, type Located, propertiesOf, schemaAt } from '../schema.ts';
import type { Inference, InferredSecret, InferredUpdate, Unclear } from './inference.ts';

/** What is a secret in the bodies of these updates, by `format: password` or by its name. */
export function inferSecrets(
  document: OpenApiDocument,
  updates: readonly InferredUpdate[],
): Pick<Inference, 'secrets' | 'unclear'> {
  const found = updates.flatMap(update => secretsOf(document, update));
  const secrets = found.flatMap(one => ('pointer' in one ? [one] : []));
  return {
    secrets: [...new Map(secrets.map(secret => [secret.pointer, secret])).values()],
    unclear: found.flatMap(one => ('why' in one ? [one] : [])),
  };
}

function secretsOf(
  document: OpenApiDocument,
  { at, value }: InferredUpdate,
): readonly (InferredSecret | Unclear)[] {
  const request = requestContent(document, at).schema;
  const patch = schemaAt(document, request, pathOf(value.patch));
  if (patch === null) return [];
  const view = viewOf(document, at, value);
  const { method, path } = at;
  return secretsBelow({ document, operation: `${method.toUpperCase()} ${path}` }, patch, view, []);
}

interface Search {
  readonly document: OpenApiDocument;
  readonly operation: string;
}

/** Deeper than settings are; only schemas that contain themselves get there. */
const deepest = 8;

function secretsBelow(
  search: Search,
  patch: Located,
  view: Located | null,
  path: readonly string[],
): readonly (InferredSecret | Unclear)[] {
  const { document } = search;
  const sent = properties(document, patch);
  const shown = view === null ? {} : properties(document, view);
  if (path.length > deepest) return [];
  return Object.entries(sent).flatMap(([name, property]) => {
    const beside = Object.hasOwn(shown, name) ? (shown[name] ?? null) : null;
    const at = [...path, name];
    const reason = reasonFor(document, name, property);
    if (reason === null) return secretsBelow(search, property, beside, at);
    return secretAt(search, property, beside, {
      at,
      reason,
      presence: presenceOf(document, name, shown),
    });
  });
}

function secretAt(
  { document, operation }: Search,
  property: Located,
  view: Located | null,
  { at, reason, presence }: { at: readonly string[]; reason: string; presence: string | null },
): readonly (InferredSecret | Unclear)[] {
  const types = view === null ? null : admittedTypes(document, view);
  const isShown = view !== null && keyword(document, view, 'writeOnly') !== true;
  if (isShown && types !== null && !types.has('null')) {
    const place = at.join('.');
    const why = `${place} looks like a secret (${reason}), and the view at ${view.pointer} shows it; if it is masked there, mark the property with x-secret: { shown: { mask: … } }`;
    return [{ operation, why: [why] }];
  }
  return [
    {
      pointer: property.pointer,
      value: presence === null ? {} : { presence },
      reasons: [reason, ...(presence === null ? [] : [`${presence} tells whether there is one`])],
    },
  ];
}

/** Names that mean a secret wherever they stand. */
const names =
  /^(password|passwd|passphrase|secret|.*[-_]secret|.*Secret|.*[-_]password|.*Password|private[-_]?key|api[-_]?secret)$/;

/** Why a property is a secret; null where it is none, or is said to be one already. */
function reasonFor(document: OpenApiDocument, name: string, property: Located): string | null {
  const isSaid = ['x-secret', 'x-ms-secret', 'writeOnly'].some(
    keyword => annotation(document, property, keyword) !== null,
  );
  const types = admittedTypes(document, property);
  if (isSaid || types === null || !types.has('string')) return null;
  if (keyword(document, property, 'format') === 'password') return 'it is of format password';
  return names.test(name) ? `it is called ${name}` : null;
}

/** The boolean of the view that tells whether there is a value: hasPassword, password_set and the like. */
function presenceOf(
  document: OpenApiDocument,
  name: string,
  shown: Readonly<Record<string, Located>>,
): string | null {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const wanted = bare(name);
  const flags = Object.entries(shown).filter(([flag, schema]) => {
    const types = admittedTypes(document, schema);
    const rest = bare(flag).replace(wanted, '');
    return (
      types?.has('boolean') &&
      /^(has|is|isset|set|configured|isconfigured|exists|present|enabled)$/.test(rest) &&
      bare(flag).includes(wanted)
    );
  });
  return flags.length === 1 ? (flags[0]?.[0] ?? null) : null;
}

function viewOf(
  document: OpenApiDocument,
  at: InferredUpdate['at'],
  { view }: InferredUpdate['value'],
): Located | null {
  const named = typeof view === 'object' ? view : null;
  const shows =
    named === null
      ? at
      : operationsOf(document).find(
          one =>
            one.operation.node.operationId === named.operationId ||
            `${one.method} ${one.path}` === named.operationId,
        );
  const body = shows && successContent(document, shows).schema;
  return body
    ? schemaAt(document, body, pathOf(typeof view === 'string' ? view : named?.at))
    : null;
}

function pathOf(expression: string | undefined): readonly string[] {
  return (expression && parseRuntimeExpression(expression)?.path) || [];
}

/** None where the schema cannot be read, which is told where it is read in earnest. */
function properties(document: OpenApiDocument, at: Located): Readonly<Record<string, Located>> {
  try {
    return propertiesOf(document, at) ?? {};
  } catch (error) {
    if (error instanceof ContractError) return {};
    throw error;
  }
}
