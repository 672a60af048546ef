import { acceptsWith } from '../generated/accepts.ts';
import bundled from '../generated/openapi.json' with { type: 'json' };
import type { Contract } from './contract.ts';
import { formats } from './formats.ts';
import { readContract } from './read-contract.ts';
import type { Compiled } from './validator.ts';

const compiled: Compiled = acceptsWith(
  Object.fromEntries(Object.entries(formats).map(([name, { accepts }]) => [name, accepts])),
);

/**
 * The platform's own contract, bundled when the project was generated.
 *
 * @example
 * import { defaultContract } from 'holdfast/server';
 *
 * console.log(defaultContract().updates.map(({ path }) => path)); // [ '/webhooks', … ]
 */
export function defaultContract(): Contract {
  return readContract(bundled, { compiled });
}

let own: Contract | undefined;

/** The platform's own contract, which is read once, however many ask for it. */
export function ownContract(): Contract {
  own ??= defaultContract();
  return own;
}
