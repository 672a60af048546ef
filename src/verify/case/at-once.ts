/**
 * Requests at the same time. Whatever becomes of one of them, none is under way when this ends: it would
 * meet what the next case sends.
 */
export async function atOnce(requests: readonly Promise<unknown>[]): Promise<void> {
  for (const ended of await Promise.allSettled(requests))
    if (ended.status === 'rejected') throw ended.reason;
}
