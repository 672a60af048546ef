import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import type { HttpRequest } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { replaced } from '../observe/filled.ts';
import { type SecretPlace, secretPlaces } from '../observe/secret-places.ts';
import { bodyText } from './body-text.ts';
import { subscribed, subscriptionsOf } from './keys.ts';
import { complete, type Patch, type Sample } from './patches.ts';
import { post } from './rejects.ts';
import { requestBody } from './request-body.ts';
import { canary, urlBase } from './values.ts';

/** A secret that is refused itself, so that an error answer may be tempted to quote it. */
export interface RejectedSecret {
  readonly what: string;
  readonly request: HttpRequest;
}

const spoilings: Readonly<Record<string, (secret: string) => unknown>> = {
  'too long': secret => secret + 'x'.repeat(1024),
  'with a control character': secret => `${secret}\u0007`,
  'with a line break': secret => `${secret}\r\nX: 1`,
  'in an array': secret => [secret],
  'in an object': secret => ({ value: secret }),
};

const meant = 'that means something elsewhere';

/** As a variable, a template, a format, a path and text in brackets; what is named in an error is a part of the secret. */
function asMeant(secret: string): string {
  const name = secret.split('-').at(-1) ?? '';
  return `{{${secret}}} $${name} %(${name})s [${name}`;
}

const forms: typeof spoilings = { ...spoilings, [meant]: asMeant };

const unreadable = 'without its quote';

interface Way {
  readonly spoiling: string;
  readonly misplaced: boolean;
}

const ways: readonly Way[] = [...Object.keys(spoilings), unreadable].flatMap(spoiling =>
  [false, true].map(misplaced => ({ spoiling, misplaced })),
);

export function rejectedSecrets(context: RuleContext): fc.Arbitrary<RejectedSecret> {
  const places = secretPlaces(context.update);
  return fc.oneof(
    ...places.flatMap(place => ways.map(way => rejectedSecret(context, place, way))),
    ...secretInUrl(context),
  );
}

/** A url with credentials in it: refused, and its password is one. */
function secretInUrl(context: RuleContext): readonly fc.Arbitrary<RejectedSecret>[] {
  const { update } = context;
  return subscriptionsOf(update).flatMap(hook => {
    const url = subscribed(update, hook)?.url;
    if (url === undefined) return [];
    return [
      canary.map(secret => {
        const patch = { [hook]: { [url]: `https://user:${secret}@hooks.example.com/` } };
        const body = bodyText(update, requestBody(update, patch)) ?? '';
        return { what: 'a secret in a url', request: post(update, body) };
      }),
    ];
  });
}

/** One of each kind. */
export function everyRejectedSecret(
  context: RuleContext,
  sample: Sample,
): readonly RejectedSecret[] {
  const places = secretPlaces(context.update);
  return [
    ...places.flatMap(place => ways.map(way => sample(rejectedSecret(context, place, way)))),
    ...secretInUrl(context).map(sample),
  ];
}

/** Secrets that are allowed, and that another layer may fail to read: its error is an answer too. */
export function tellingSecrets(context: RuleContext, sample: Sample): readonly RejectedSecret[] {
  return secretPlaces(context.update).map(place =>
    sample(rejectedSecret(context, place, { spoiling: meant, misplaced: false })),
  );
}

function rejectedSecret(
  context: RuleContext,
  place: SecretPlace,
  { spoiling, misplaced }: Way,
): fc.Arbitrary<RejectedSecret> {
  const { update } = context;
  return fc
    .record({
      settings: complete(update.shape, urlBase(context)),
      secret: canary,
    })
    .map(({ settings, secret }) => {
      const [key = '', branch = ''] = place.path;
      const patch = withBranch(update, membersIn(settings), key, branch);
      const value = forms[spoiling]?.(secret) ?? secret;
      // A secret in the wrong member, or a url, is as much a secret.
      const at = misplaced ? [key, 'unknown'] : place.path;
      const body = requestBody(update, membersIn(replaced(patch, at, value)), { guards: true });
      const text = bodyText(update, body) ?? '';
      // A parser stops at the secret, and its message may quote what it could not read.
      const broken =
        update.form === undefined ? text.replace(`"${secret}"`, `${secret}"`) : `${text}%`;
      const request = post(update, spoiling === unreadable ? broken : text);
      return { what: `a secret ${spoiling}`, request };
    });
}

/** The branch that holds the place, active and otherwise empty. */
function withBranch(update: SettingsUpdate, settings: Patch, key: string, branch: string): Patch {
  const shape = update.shape.members[key];
  if (shape?.kind !== 'exclusive') return settings;
  const sent = membersIn(settings[key]);
  return {
    ...settings,
    [key]: sent[shape.by] === branch ? sent : { [shape.by]: branch, [branch]: {} },
  };
}
