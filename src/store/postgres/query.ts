import type { ClientBase, Pool } from 'pg';
import type { Row } from '../columns.ts';

/** One statement with its parameters. A named one is parsed once per connection. */
export interface Statement {
  readonly text: string;
  readonly name?: string;
  readonly values?: readonly Parameter[];
}

export type Parameter = string | Buffer | Date | null | readonly string[];

/** The rows that a statement gives. */
export async function query(on: Pool | ClientBase, statement: Statement): Promise<readonly Row[]> {
  const { text, name, values = [] } = statement;
  const { rows } = await on.query<Row>({ text, name, values: [...values] });
  return rows;
}
