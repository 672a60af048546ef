import bundled from '../generated/openapi.json' with { type: 'json' };
import type { Contract } from './contract.ts';
import { readContract } from './read-contract.ts';

/**
 * The platform's own contract, bundled when the project was generated.
 *
 * @example
 * import { defaultContract } from 'holdfast/server';
 *
 * console.log(defaultContract().updates.map(({ path }) => path)); // [ '/webhooks', … ]
 */
export function defaultContract(): Contract {
  return readContract(bundled);
}

let own: Contract | undefined;

/** The platform's own contract, which is read once, however many ask for it. */
export function ownContract(): Contract {
  own ??= defaultContract();
  return own;
}
