/** Time as the verifier sees it; a test brings its own. */
export interface Clock {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Gives a turn to whoever asks, so many a second and evenly spaced: a burst might meet the server's own limit. */
export function createPace(perSecond: number, { now, sleep }: Clock): () => Promise<void> {
  const gap = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return async () => {
    const asked = now();
    const turn = Math.max(asked, free);
    free = turn + gap;
    if (turn > asked) await sleep(turn - asked);
  };
}
