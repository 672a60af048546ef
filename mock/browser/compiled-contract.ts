import type { Contract } from '../../src/contract/contract.ts';
import { ownContract } from '../../src/contract/own-contract.ts';

/**
 * The built-in contract. What breaks its schemas is told by code that is made of them at run time, which a page may
 * forbid (Content Security Policy): better found out now than by the first refusal.
 */
export function compiledContract(): Contract {
  const contract = ownContract();
  try {
    contract.updates[0]?.request(null);
    return contract;
  } catch (cause) {
    // There is nothing else to go wrong with this one.
    throw new TypeError(
      "the mock compiles schemas; let the Content-Security-Policy of the page have 'unsafe-eval' in script-src",
      { cause },
    );
  }
}
