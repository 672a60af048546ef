import { otherMethod } from '../problem/refusals.ts';

/** Finds what an address does for a method; throws the 405 for one that it lacks. */
export type Methods<Work> = (method: string) => Work;

/**
 * The methods of one address, which HEAD is one of where GET is. Every other is a 405 that names them,
 * OPTIONS included, which Express would otherwise answer by itself. `hint` tells what to do in place of
 * a method that is not there.
 */
export function methodsOf<Work>(
  operations: Readonly<Record<string, Work>>,
  hint: (method: string) => string | undefined = () => undefined,
): Methods<Work> {
  const works = new Map<string, Work>();
  for (const [method, work] of Object.entries(operations)) {
    const name = method.toUpperCase();
    works.set(name, work);
    if (name === 'GET') works.set('HEAD', work);
  }
  return method => {
    const work = works.get(method);
    if (work === undefined) throw otherMethod([...works.keys()], hint(method));
    return work;
  };
}
