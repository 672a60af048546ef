/** What a database is asked for: SQLite's driver has it at once, PostgreSQL's later. */
export type Answer<Value> = Value | Promise<Value>;

/**
 * Work that asks a database again and again, written once for both: a generator that stops wherever
 * an answer is not there yet. SQLite must not stop, since its transactions hold up all other work.
 */
export type Steps<Result> = Generator<Promise<void>, Result, void>;

/** What was asked for: `const rows = yield* answered(walk.heads())`. */
export function* answered<Value>(answer: Answer<Value>): Steps<Value> {
  if (!(answer instanceof Promise)) return answer;
  const values: Value[] = [];
  yield answer.then(value => void values.push(value));
  for (const value of values) return value;
  throw new Error('the steps went on before the answer was there');
}

/** Does work whose answers are all there at once. */
export function doNow<Result>(steps: Steps<Result>): Result {
  const { done, value } = steps.next();
  if (done !== true) throw new Error('an answer is not there yet');
  return value;
}

/** Does work, waiting for each answer. */
export async function doInTurn<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await step.value;
  }
}
