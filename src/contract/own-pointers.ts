import { readContract } from './read-contract.ts';

/** The pointers of the schemas that a contract has validators for. */
export function askedOf(document: unknown): readonly string[] {
  const asked = new Set<string>();
  const compiled = new Proxy(
    {},
    {
      get(_, pointer) {
        asked.add(String(pointer));
      },
    },
  );
  readContract(document, { compiled });
  return [...asked];
}
