import type { Contract } from '../../src/contract/contract.ts';
import { ownContract } from '../../src/contract/own-contract.ts';

/** The built-in contract, whose schemas become code at run time, which a page may forbid (Content Security Policy). */
export function compiledContract(): Contract {
  try {
    return ownContract();
  } catch (cause) {
    // There is nothing else to go wrong with this one.
    throw new TypeError(
      "the mock compiles schemas; let the Content-Security-Policy of the page have 'unsafe-eval' in script-src",
      { cause },
    );
  }
}
