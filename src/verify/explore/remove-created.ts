import type { CreatedResource } from '../client/created-resources.ts';
import { isSuccess } from '../client/exchange.ts';
import type { Target } from '../client/target.ts';
import { RunEnded, TargetUnreachable } from '../client/target-unreachable.ts';

/** Deletes what the run created, by the operation that the document has for it, and nothing else; what stays. */
export async function removeCreated(target: Target): Promise<readonly CreatedResource[]> {
  const { created } = target;
  for (const one of created.left) {
    const { remove, key, values } = one;
    if (remove === undefined) continue;
    const { path, authentication } = remove;
    const method = remove.method.toUpperCase();
    const request = {
      method,
      path,
      values,
      base: 'target',
      key,
      authentication,
      headers: {},
    } as const;
    try {
      const { response } = await target.exchange(request);
      // Gone is gone, with or without our help.
      if (isSuccess(response) || [404, 410].includes(response.status)) created.removed(one);
    } catch (error) {
      if (error instanceof TargetUnreachable || error instanceof RunEnded) return created.left;
      throw error;
    }
  }
  return created.left;
}

/** What is told of what stays. */
export function leftBehind(left: readonly CreatedResource[]): string {
  const byName = Map.groupBy(left, ({ name }) => name);
  const told = [...byName].map(([name, some]) => {
    const ids = some.map(({ values }) => Object.values(values).join('/')).join(', ');
    const [{ remove } = {}] = some;
    const why =
      remove === undefined
        ? 'the document names no operation that deletes one'
        : 'the target did not delete it';
    return `${name} ${ids} (${why})`;
  });
  return `this run created what is still there: ${told.join('; ')}`;
}
