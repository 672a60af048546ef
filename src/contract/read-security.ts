import { type Authentication, isSameAuthentication, keyName, placeOf } from './authentication.ts';
import { ContractError, readEach } from './contract-error.ts';
import { isCredentialHeader } from './formats.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { type Located, membersOf, resolve, within } from './schema.ts';

const tenantsNeedKeys = 'settings belong to the tenant that a key in a header names';

/**
 * How requests name their tenant: the one scheme that the `security` of every annotated operation
 * names, or of the document where the operation has none (OpenAPI 3.1 section 4.8.10.1). A document
 * that says nothing of it has one scheme to choose from, or is refused. Without annotated operations
 * nobody but the mock's own routes asks for a key.
 */
export function readAuthentication(
  document: OpenApiDocument,
  operations: readonly OperationPlace[],
): Authentication {
  const root = { node: document, pointer: '' };
  const schemes = readEach(operations, ({ operation }) => {
    const own = within(operation, 'security');
    const security = own.node === undefined ? within(root, 'security') : own;
    const scheme =
      security.node === undefined ? soleScheme(document) : namedScheme(document, security);
    return { authentication: schemeOf(document, scheme), security };
  });
  const [first] = schemes;
  if (first === undefined) return unasked;
  const other = schemes.find(
    ({ authentication }) => !isSameAuthentication(authentication, first.authentication),
  );
  if (other !== undefined) {
    throw new ContractError(
      'document-unsupported',
      other.security.pointer,
      `here the key stands in ${placeOf(other.authentication)} and elsewhere in ${keyName(first.authentication)}; name one scheme for all annotated operations`,
    );
  }
  return first.authentication;
}

const unasked: Authentication = { kind: 'api-key-in-header', header: 'apiKey' };

function namedScheme(document: OpenApiDocument, security: Located): Located {
  const { node, pointer } = security;
  const alternatives = Array.isArray(node) ? node : [];
  const names = alternatives.flatMap((_, index) =>
    membersOf(within(security, `${index}`)).map(([name]) => name),
  );
  const [name] = names;
  if (alternatives.length > 1 || names.length > 1) {
    throw new ContractError(
      'document-unsupported',
      pointer,
      `a request may or must say in several ways who it is (${names.join(', ') || 'none'}); leave the one scheme of type apiKey in a header`,
    );
  }
  if (name === undefined) {
    throw new ContractError(
      'document-unsupported',
      pointer,
      `anyone may call this operation, but ${tenantsNeedKeys}; name a scheme of type apiKey in a header`,
    );
  }
  return within(schemesOf(document), name);
}

function soleScheme(document: OpenApiDocument): Located {
  const schemes = membersOf(schemesOf(document)).map(([, scheme]) => scheme);
  const [first, ...others] = schemes.filter(scheme => isApiKeyHeader(document, scheme));
  if (first === undefined) {
    throw new ContractError(
      'annotation-missing',
      schemesOf(document).pointer,
      `no scheme of type apiKey in a header; ${tenantsNeedKeys}`,
    );
  }
  if (others.length === 0) return first;
  throw new ContractError(
    'document-unsupported',
    schemesOf(document).pointer,
    'several schemes of type apiKey in a header, and no "security" says which one counts; name it there',
  );
}

function schemesOf(document: OpenApiDocument): Located {
  return within({ node: document, pointer: '' }, 'components', 'securitySchemes');
}

function isApiKeyHeader(document: OpenApiDocument, scheme: Located): boolean {
  const { type, in: place, name } = resolve(document, scheme).node;
  return type === 'apiKey' && place === 'header' && typeof name === 'string';
}

function schemeOf(document: OpenApiDocument, at: Located): Authentication {
  if (at.node === undefined) {
    throw new ContractError(
      'document-invalid',
      at.pointer,
      'there is no security scheme of this name; describe it',
    );
  }
  const { node, pointer } = resolve(document, at);
  if (!isApiKeyHeader(document, at)) {
    throw new ContractError(
      'document-unsupported',
      pointer,
      `only a scheme of type apiKey in a header is supported; ${tenantsNeedKeys}`,
    );
  }
  const header = String(node.name);
  if (isCredentialHeader(header)) return { kind: 'api-key-in-header', header };
  throw new ContractError(
    'document-invalid',
    `${pointer}/name`,
    'is no name of a header that a client may set (RFC 9110 section 5.1); correct it',
  );
}
