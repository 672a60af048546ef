import type { SettingsUpdate } from '../../contract/contract.ts';
import type { Path } from '../../contract/json-pointer.ts';
import type { SecretShape, Shape } from '../../contract/shape.ts';
import { shapesBelow } from '../../contract/shapes-below.ts';

/** Where a settings document holds a secret. */
export interface SecretPlace {
  readonly path: Path;
  /** The flag beside it, where the annotation names one. */
  readonly presence?: Path;
  /** Whether the secret is the value of a configured header, rather than a password. */
  readonly headerValue: boolean;
  readonly shape: SecretShape;
}

export function secretPlaces(update: SettingsUpdate): readonly SecretPlace[] {
  return placesIn(update.shape, []);
}

function placesIn(shape: Shape, at: Path): SecretPlace[] {
  return Object.entries(shapesBelow(shape)).flatMap(([name, member]) => {
    if (member.kind !== 'secret') return placesIn(member, [...at, name]);
    const headerValue =
      shape.kind === 'group' &&
      shape.credential?.scheme === 'header' &&
      shape.credential.value === name;
    const place = { path: [...at, name], headerValue, shape: member };
    return [
      member.presence === undefined ? place : { ...place, presence: [...at, member.presence] },
    ];
  });
}
