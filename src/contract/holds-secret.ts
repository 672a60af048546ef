import type { Shape } from './shape.ts';

/** Whether a secret stands anywhere in values of this shape. */
export function holdsSecret(shape: Shape | undefined): boolean {
  switch (shape?.kind) {
    case 'secret':
      return true;
    case 'group':
      return Object.values(shape.members).some(holdsSecret);
    case 'exclusive':
      return Object.values(shape.branches).some(holdsSecret);
    default:
      return false;
  }
}
