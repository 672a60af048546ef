import type { Contract } from '../../src/contract/contract.ts';
import type { MockState } from '../state/state.ts';
import { plantSeed } from './plant-seed.ts';
import { parseSeed, type SeedViolation } from './seed.ts';

/** A seed that cannot be planted; one line per violation, with the remedy. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/** Plants a seed that is a value already; `name` is what its violations call it. */
export function plantValue(
  name: string,
  value: unknown,
  contract: Contract,
  tenants: readonly string[],
  created?: number,
): MockState {
  const parsed = parseSeed(value);
  if (parsed.kind === 'invalid') throw refused(name, parsed.violations);
  const planted = plantSeed(contract, tenants, parsed.seed, created);
  if (planted.kind === 'invalid') throw refused(name, planted.violations);
  return planted.state;
}

function refused(file: string, violations: readonly SeedViolation[]): SeedError {
  return new SeedError(
    violations.map(({ pointer, detail }) => `${file}${pointer}: ${detail}`).join('\n'),
  );
}
