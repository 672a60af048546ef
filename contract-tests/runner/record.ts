import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** How the results of a long measurement stand in a file, one in a line as JSON, so that it may be made in parts. */
export interface RecordForm<Result> {
  /** Throws for what is no result. */
  readonly parse: (value: unknown) => Result;
  /** Results that have it in common are of the same: the last one counts. */
  readonly keyOf: (result: Result) => string;
}

/** A record that grows as results come in. */
export interface Recording<Result> {
  /** What it held before. */
  readonly before: readonly Result[];
  add(result: Result): void;
}

/** Goes on with the record in a file; without one nothing is kept. */
export function openRecord<Result>(
  file: string | undefined,
  form: RecordForm<Result>,
): Recording<Result> {
  if (file === undefined) return { before: [], add: () => undefined };
  return {
    before: existsSync(file) ? readRecord(readFileSync(file, 'utf8'), form) : [],
    add: result => appendFileSync(file, `${JSON.stringify(result)}\n`),
  };
}

export function readRecord<Result>(
  record: string,
  { parse, keyOf }: RecordForm<Result>,
): readonly Result[] {
  const lines = record.split('\n').filter(line => line !== '');
  return lastOfEach(
    lines.map(line => parse(JSON.parse(line))),
    keyOf,
  );
}

export function lastOfEach<Result>(
  results: readonly Result[],
  keyOf: (result: Result) => string,
): readonly Result[] {
  return [...new Map(results.map(result => [keyOf(result), result])).values()];
}
