import type { Target } from '../client/target.ts';
import { TargetUnreachable } from '../client/target-unreachable.ts';

/**
 * Takes the items away that the run has made, and nothing that was there before it: a reset forgets
 * every item of a tenant, so it is asked for only where the run had done that already. How many stay.
 */
export async function removeMade(target: Target): Promise<number> {
  const { made } = target;
  for (const key of made.left) {
    if (!made.areAll(key)) continue;
    const request = { method: 'POST', path: '/reset', base: 'admin', key, headers: {} } as const;
    try {
      const { response } = await target.exchange(request);
      if (response.status === 204) made.reset(key);
    } catch (error) {
      if (!(error instanceof TargetUnreachable)) throw error;
    }
  }
  return made.count;
}
