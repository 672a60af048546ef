import { isUtf8 } from 'node:buffer';
import type { TestSchema } from '../../../src/store/testing/postgres.ts';
import { withFlipped } from './numbers.ts';

/** One value of one row, as text, and what it becomes. */
export interface FlippedValue {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly former: string | null;
  readonly flipped: string | null;
}

/** Columns whose bits say something, and their types; `api_keys.number` cannot be written to. */
const columns: Readonly<Record<string, readonly (readonly [column: string, type: Type])[]>> = {
  tenants: [text('tenant'), text('head'), text('code')],
  settings: [text('tenant'), text('resource'), text('value')],
  items: [text('tenant'), text('collection'), text('id'), number('sequence'), text('code')],
  own_values: [
    ...[text('tenant'), text('collection'), text('item'), text('key')],
    ...[text('value'), number('sequence')],
  ],
  broadcasts: [
    ...[text('tenant'), text('collection'), text('key')],
    ...[text('value'), number('sequence')],
  ],
  api_keys: [
    ...[text('id'), text('tenant'), ['digest', 'bytea'], text('code')],
    ...[
      ['created_at', 'timestamptz'],
      ['revoked_at', 'timestamptz'],
    ],
  ] as const,
  sealing_keys: [text('id'), text('proof')],
};

type Type = 'text' | 'bigint' | 'bytea' | 'timestamptz';

function text(column: string): readonly [string, Type] {
  return [column, 'text'];
}

function number(column: string): readonly [string, Type] {
  return [column, 'bigint'];
}

/** Flips one bit of a value, past what the declarations of the tables keep out. */
export async function flipOne(
  schema: TestSchema,
  below: (bound: number) => number,
): Promise<FlippedValue> {
  for (;;) {
    const tables = Object.keys(columns);
    const table = tables[below(tables.length)] ?? '';
    const named = columns[table] ?? [];
    const [column, type] = named[below(named.length)] ?? text('');
    const rows = await schema.run(
      `SELECT ctid::text, ${asText(column, type)} AS value FROM ${table} ORDER BY 2, 1`,
    );
    const row = rows[below(rows.length)];
    if (row === undefined) continue;
    const former = row.value === null ? null : String(row.value);
    const flipped = flippedValue(column, type, former, below);
    // PostgreSQL holds no such text, on no disk.
    if (flipped === undefined) continue;
    const value = { table, column, former, flipped };
    return { ...value, row: await write(schema, value, String(row.ctid), flipped) };
  }
}

export async function flipBack(schema: TestSchema, value: FlippedValue): Promise<void> {
  // A key that is not found is entered once more by whoever opens the database.
  if (value.table === 'sealing_keys') {
    await schema.run('DELETE FROM sealing_keys WHERE ctid <> $1::tid', [value.row]);
  }
  await write(schema, value, value.row, value.former);
}

/** Resolves with where the row now is. */
async function write(
  schema: TestSchema,
  { table, column }: Pick<FlippedValue, 'table' | 'column'>,
  row: string,
  value: string | null,
): Promise<string> {
  const type = columns[table]?.find(([name]) => name === column)?.[1] ?? 'text';
  // Damage asks for no foreign key.
  await schema.run("SET session_replication_role = 'replica'");
  const [written] = await schema.run(
    `UPDATE ${table} SET ${column} = ${fromText(type)} WHERE ctid = $1::tid RETURNING ctid::text`,
    [row, value],
  );
  return String(written?.ctid);
}

function asText(column: string, type: Type): string {
  switch (type) {
    case 'text':
      return column;
    case 'bigint':
      return `${column}::text`;
    case 'bytea':
      return `encode(${column}, 'hex')`;
    case 'timestamptz':
      return `(extract(epoch FROM ${column}) * 1000000)::bigint::text`;
  }
}

function fromText(type: Type): string {
  switch (type) {
    case 'text':
      return '$2::text';
    case 'bigint':
      return '$2::text::bigint';
    case 'bytea':
      return "decode($2::text, 'hex')";
    case 'timestamptz':
      return "'epoch'::timestamptz + $2::text::bigint * interval '1 microsecond'";
  }
}

/** Undefined where the bits would be none of the type. */
function flippedValue(
  column: string,
  type: Type,
  value: string | null,
  below: (bound: number) => number,
): string | null | undefined {
  if (value === null || value === '') return undefined;
  switch (type) {
    case 'text': {
      const bytes = Buffer.from(value);
      const flipped = withFlipped(bytes, below(bytes.length * 8));
      return isUtf8(flipped) && !flipped.includes(0) ? flipped.toString() : undefined;
    }
    case 'bytea': {
      const bytes = Buffer.from(value, 'hex');
      return withFlipped(bytes, below(bytes.length * 8)).toString('hex');
    }
    case 'bigint':
      return String(BigInt.asIntN(64, BigInt(value) ^ (1n << BigInt(below(64)))));
    case 'timestamptz':
      // One more: the bit that says that there is no value at all.
      return column === 'revoked_at' && below(10) === 0
        ? null
        : String(BigInt(value) ^ (1n << BigInt(below(50))));
  }
}
