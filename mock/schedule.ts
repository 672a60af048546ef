/** Runs work later; the returned function calls it off. */
export type Schedule = (work: () => void, milliseconds: number) => () => void;

export const later: Schedule = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};
