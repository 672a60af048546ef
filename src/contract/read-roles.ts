import { admittedTypes, type JsonType } from './admitted-types.ts';
import { parseAnnotation } from './annotations.ts';
import { ContractError } from './contract-error.ts';
import { secretMark } from './read-secret.ts';
import { annotation, type Located, within } from './schema.ts';
import { type MemberPlace, type Place, requireMember } from './settings-place.ts';
import type { Credential, GroupShape, Shape, Subscription } from './shape.ts';

/** The annotations that give a group's members a role. */
export function readRoles(
  { document, patch }: Place,
  members: readonly MemberPlace[],
): Pick<GroupShape, 'subscription' | 'credential'> {
  const subscribing = annotation(document, patch, 'x-event-subscription');
  const authenticating = annotation(document, patch, 'x-credential');
  return {
    ...(subscribing !== null && { subscription: readSubscription(subscribing, members) }),
    ...(authenticating !== null && { credential: readCredential(authenticating, members) }),
  };
}

function readSubscription(mark: Located, members: readonly MemberPlace[]): Subscription {
  const subscription = parseAnnotation('eventSubscription', mark.node, mark.pointer);
  requireType(members, subscription.enabled, 'boolean', within(mark, 'enabled'));
  const url = requireType(members, subscription.url, 'string', within(mark, 'url'));
  if (secretMark(url) !== null) {
    throw new ContractError(
      'document-unsupported',
      within(mark, 'url').pointer,
      `"${subscription.url}" is a secret, and no events can go to a url that is one; take the annotation out of one of them`,
    );
  }
  return subscription;
}

function readCredential(mark: Located, members: readonly MemberPlace[]): Credential {
  const credential = parseAnnotation('credential', mark.node, mark.pointer);
  for (const [role, member] of Object.entries(credential)) {
    if (role !== 'scheme') requireType(members, member, 'string', within(mark, role));
  }
  return credential;
}

/** A member that is never of the type that its role is about would play it without effect. */
function requireType(
  members: readonly MemberPlace[],
  name: string,
  type: JsonType,
  at: Located,
): Place {
  const [member] = members.filter(([known]) => known === name).map(([, place]) => place);
  if (member === undefined) {
    requireMember(Object.fromEntries(members), name, at.pointer);
    throw new Error(`a member ${name} that is there has no place`);
  }
  const types = admittedTypes(member.document, member.patch);
  if (types === null || types.has(type)) return member;
  throw new ContractError(
    'annotation-invalid',
    at.pointer,
    `"${name}" is no ${type}; name one that is`,
  );
}

/** Of several places with credentials a delivery would take those that come first. */
export function requireOneCredential(shape: GroupShape, pointer: string): void {
  const places = credentialPlaces(shape, '');
  if (places.length < 2) return;
  throw new ContractError(
    'document-unsupported',
    pointer,
    `deliveries could authenticate with ${places.join(' and with ')}; leave "x-credential" in one of them`,
  );
}

/** The branches of an exclusive place are one: only one of them is stored. */
function credentialPlaces(shape: Shape, name: string): string[] {
  switch (shape.kind) {
    case 'group':
      return [
        ...(shape.credential === undefined ? [] : [name === '' ? 'the settings' : name]),
        ...Object.entries(shape.members).flatMap(([member, below]) =>
          credentialPlaces(below, name === '' ? member : `${name}/${member}`),
        ),
      ];
    case 'exclusive':
      return Object.values(shape.branches).some(branch => branch.credential !== undefined)
        ? [name]
        : [];
    default:
      return [];
  }
}
