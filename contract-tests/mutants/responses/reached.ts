import { verifyServer } from '../../runner/verify-server.ts';
import { startMock } from '../../servers/mock-server.ts';
import { type Mutant, mutants } from './mutants.ts';
import { startMutated } from './run-mutant.ts';

/** Between them these rules bring every kind of answer out of a server. */
const telling = [
  'response-has-documented-shape',
  'errors-are-problems',
  'password-is-masked',
  'apikey-value-is-masked',
  'update-all-copies-sent-keys',
  'round-trip-changes-nothing',
];

/** The mutants that fit an answer of the mock, found out in a run that changes none. */
export async function reachedMutants(seed: number): Promise<readonly Mutant[]> {
  const fitting = new Set<string>();
  const watching = mutants.map(
    (mutant): Mutant => ({
      ...mutant,
      apply: answer => {
        if (!fitting.has(mutant.id) && mutant.apply(answer) !== null) fitting.add(mutant.id);
        return null;
      },
    }),
  );
  await using mock = await startMock();
  await using server = await startMutated(mock, watching, () => undefined);
  await verifyServer(server, { seed, runs: 2, only: telling });
  return mutants.filter(({ id }) => fitting.has(id));
}
