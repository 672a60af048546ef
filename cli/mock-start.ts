import { existsSync } from 'node:fs';
import type { StateKeeper } from '../mock/state/keeper.ts';
import type { MockState } from '../mock/state/state.ts';
import type { Contract } from '../src/contract/contract.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

/** What a mock starts with, and where it keeps what comes of it. */
export interface MockStart {
  readonly state?: MockState;
  readonly keeper?: StateKeeper;
}

export interface StartOptions {
  readonly contract: Contract;
  /** The names that a seed may give settings to. */
  readonly tenants: readonly string[];
  readonly state?: string;
  readonly seed?: string;
}

/** What was kept counts before what was described: a seed is for a start from nothing. */
export async function mockStart(io: Io, options: StartOptions): Promise<MockStart> {
  const planted = options.seed === undefined ? null : await plant(options.seed, options);
  if (options.state === undefined) return planted === null ? {} : { state: planted };
  try {
    return await startOnFile(io, options.state, options.contract, planted);
  } catch (error) {
    const { StateFileError } = await import('../mock/state/state-file-error.ts');
    throw error instanceof StateFileError ? new CommandError(error.message) : error;
  }
}

async function startOnFile(
  io: Io,
  name: string,
  contract: Contract,
  planted: MockState | null,
): Promise<Required<MockStart>> {
  const { stateFile } = await import('../mock/state/state-file.ts');
  const { createKeeper } = await import('../mock/state/keeper.ts');
  const { emptyState } = await import('../mock/state/state.ts');
  const { describeDrops, fitMockState } = await import('../mock/state/fit-state.ts');
  const { existingKeyring, keyringBeside } = await import('./secret-keys.ts');
  const say = (line: string) => io.stderr.write(`${line}\n`);
  // A new key would open nothing in a file that is there.
  const file = stateFile(name, () =>
    existsSync(name) ? existingKeyring(io, name) : keyringBeside(io, name),
  );
  const kept = await file.read();
  if (kept !== null && planted !== null)
    say(`${name} is there already and counts; the seed is left out.`);
  const { state, drops } = fitMockState(contract, kept ?? planted ?? emptyState);
  if (drops.length > 0) {
    for (const line of describeDrops(drops)) say(line);
    say(`The state as it was is in ${await file.backUp()}.`);
  }
  // Now rather than with the first change, to find out whether it can be written.
  await file.write(state);
  const keeper = createKeeper({
    write: file.write,
    failed: error => say(error instanceof Error ? error.message : String(error)),
  });
  return { state, keeper };
}

async function plant(seed: string, { contract, tenants }: StartOptions): Promise<MockState> {
  const { loadSeed } = await import('../mock/seed/load-seed.ts');
  const { SeedError } = await import('../mock/seed/plant-value.ts');
  try {
    return await loadSeed(seed, contract, tenants);
  } catch (error) {
    throw error instanceof SeedError ? new CommandError(error.message) : error;
  }
}
