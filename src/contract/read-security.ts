import type { Authentication, RefusalStatus, SecurityRequirement } from './authentication.ts';
import { ContractError } from './contract-error.ts';
import { isCredentialHeader } from './formats.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';
import { isSamePlace, placeOf, type SecurityScheme } from './security-scheme.ts';

/**
 * How requests of an operation say who they are: by its own `security`, or the document's where it has
 * none (OpenAPI 3.1 section 4.8.10.1). A document that says nothing of it asks nobody; but where it goes to
 * the trouble of describing one scheme and no other, it means that one.
 */
export function authenticationOf(
  document: OpenApiDocument,
  operation: Located<SchemaObject>,
): Authentication {
  const own = within(operation, 'security');
  const security =
    own.node === undefined ? within({ node: document, pointer: '' }, 'security') : own;
  const refusals = refusalsOf(operation);
  if (security.node !== undefined) return { ...readAlternatives(document, security), refusals };
  const alternatives = soleRequirement(document);
  return { alternatives, isOptional: alternatives.length === 0, refusals };
}

/** A scheme that cannot be read, and why; another alternative may do without it. */
interface Unsupported {
  readonly kind: 'unsupported';
  readonly pointer: string;
  readonly reason: string;
}

type ReadRequirement =
  | { readonly kind: 'requirement'; readonly schemes: SecurityRequirement }
  | { readonly kind: 'nothing' }
  | Unsupported;

function readAlternatives(document: OpenApiDocument, security: Located) {
  const list = Array.isArray(security.node) ? security.node : [];
  const read = list.map((_, index) =>
    readRequirement(document, within(security, `${index}`), schemesAt(document)),
  );
  const alternatives = read.flatMap(one => (one.kind === 'requirement' ? [one.schemes] : []));
  const isOptional = list.length === 0 || read.some(({ kind }) => kind === 'nothing');
  const lacking = read.find(one => one.kind === 'unsupported');
  if (alternatives.length === 0 && !isOptional && lacking !== undefined)
    throw new ContractError('document-unsupported', lacking.pointer, lacking.reason);
  const byText = new Map(alternatives.map(one => [JSON.stringify(one), one]));
  return { alternatives: [...byText.values()], isOptional };
}

function readRequirement(
  document: OpenApiDocument,
  requirement: Located,
  schemes: Located,
): ReadRequirement {
  const read = membersOf(requirement).map(([name]) =>
    readScheme(document, name, within(schemes, name)),
  );
  const lacking = read.find(one => one.kind === 'unsupported');
  if (lacking !== undefined) return lacking;
  const found: SecurityScheme[] = [];
  for (const scheme of read) {
    if (scheme.kind === 'unsupported') continue;
    const same = found.find(known => isSamePlace(known, scheme));
    // One token does for two schemes that both read it as one.
    if (same?.kind === scheme.kind) continue;
    if (same !== undefined) {
      const { name } = placeOf(same);
      const reason = `${same.name} and ${scheme.name} both stand in ${name}, so that no request can have both; make them alternatives`;
      return { kind: 'unsupported', pointer: requirement.pointer, reason };
    }
    found.push(scheme);
  }
  const [first, ...others] = found;
  return first === undefined
    ? { kind: 'nothing' }
    : { kind: 'requirement', schemes: [first, ...others] };
}

/** The one scheme that can be read, of a document that names none; nothing of several. */
function soleRequirement(document: OpenApiDocument): readonly SecurityRequirement[] {
  const schemes = schemesAt(document);
  const read = membersOf(schemes).map(([name, at]) => readScheme(document, name, at));
  const [first, ...others] = read.flatMap(one => (one.kind === 'unsupported' ? [] : [one]));
  if (first !== undefined && others.length === 0) return [[first]];
  // Section 4.8.1: no requirement is no requirement, and none of several could be meant.
  if (first !== undefined) return [];
  const lacking = read.find(one => one.kind === 'unsupported');
  if (lacking !== undefined)
    throw new ContractError('document-unsupported', lacking.pointer, lacking.reason);
  return [];
}

function schemesAt(document: OpenApiDocument): Located {
  return within({ node: document, pointer: '' }, 'components', 'securitySchemes');
}

function readScheme(
  document: OpenApiDocument,
  name: string,
  at: Located,
): SecurityScheme | Unsupported {
  if (at.node === undefined) {
    throw new ContractError(
      'document-invalid',
      at.pointer,
      'there is no security scheme of this name; describe it',
    );
  }
  const { node, pointer } = resolve(document, at);
  switch (node.type) {
    case 'apiKey':
      return readApiKey(name, { node, pointer });
    case 'oauth2':
    case 'openIdConnect':
      return { kind: 'bearer', name };
    case 'http': {
      // RFC 9110 section 11.1: names of schemes know no letter case.
      const scheme = String(node.scheme).toLowerCase();
      if (scheme === 'bearer' || scheme === 'basic') return { kind: scheme, name };
      return unsupported(name, pointer, `the http scheme "${node.scheme}"`);
    }
    default:
      return unsupported(name, pointer, `the type "${node.type}"`);
  }
}

function readApiKey(name: string, { node, pointer }: Located<SchemaObject>): SecurityScheme {
  const { in: place, name: field } = node;
  if (place !== 'header' && place !== 'query' && place !== 'cookie') {
    throw new ContractError(
      'document-invalid',
      `${pointer}/in`,
      'a key stands in "header", "query" or "cookie"; say where',
    );
  }
  if (typeof field === 'string' && isNameIn[place](field))
    return { kind: 'api-key', name, in: place, field };
  throw new ContractError(
    'document-invalid',
    `${pointer}/name`,
    `is no name of a ${place === 'query' ? 'query parameter' : place} that a client may set${place === 'header' ? ' (RFC 9110 section 5.1)' : ''}; correct it`,
  );
}

const isNameIn = {
  header: isCredentialHeader,
  query: (name: string) => name !== '' && name.isWellFormed(),
  // RFC 6265 section 4.1.1: a token, as the name of a header field is.
  cookie: (name: string) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name),
} as const;

function unsupported(name: string, pointer: string, what: string): Unsupported {
  const reason = `the scheme ${name} is of ${what}, which names no tenant by a value that a request carries; give an alternative of type apiKey, oauth2, openIdConnect, or http with bearer or basic`;
  return { kind: 'unsupported', pointer, reason };
}

/** Those that the document has; one that has neither may mean either. */
function refusalsOf(operation: Located<SchemaObject>): Authentication['refusals'] {
  const statuses: readonly RefusalStatus[] = [401, 403];
  const [first, ...others] = statuses.filter(
    status => within(operation, 'responses', `${status}`).node !== undefined,
  );
  return first === undefined ? [401, 403] : [first, ...others];
}
