import fc from 'fast-check';
import type { SettingsUpdate } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../observe/exchange.ts';
import { replaced } from '../observe/filled.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { type Scene, urlBase } from '../scene.ts';
import { complete, type Patch } from './patches.ts';
import { post } from './rejects.ts';
import { requestBody } from './request-body.ts';
import { canary } from './values.ts';

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

export function rejectedSecrets(scene: Scene): fc.Arbitrary<RejectedSecret> {
  const { update } = scene;
  const places = secretPlaces(update);
  return fc
    .record({
      place: fc.constantFrom(...places),
      settings: complete(update.shape, urlBase(scene)),
      secret: canary,
      spoiling: fc.constantFrom(...Object.keys(spoilings)),
      misplaced: fc.boolean(),
    })
    .map(({ place, settings, secret, spoiling, misplaced }) => {
      const [key = '', branch = ''] = place.path;
      const patch = withBranch(update, Object(settings), key, branch);
      const value = spoilings[spoiling]?.(secret);
      // A secret in the wrong member, or a url, is as much a secret.
      const at = misplaced ? [key, 'unknown'] : place.path;
      const body = requestBody(update, Object(replaced(patch, at, value)), { guards: true });
      return { what: `a secret ${spoiling}`, request: post(update, JSON.stringify(body)) };
    });
}

/** The branch that holds the place, active and otherwise empty. */
function withBranch(update: SettingsUpdate, settings: Patch, key: string, branch: string): Patch {
  const shape = update.shape.members[key];
  if (shape?.kind !== 'exclusive') return settings;
  const sent = Object(settings[key]);
  return {
    ...settings,
    [key]: sent[shape.by] === branch ? sent : { [shape.by]: branch, [branch]: {} },
  };
}
