import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import type { PoolOptions } from '../postgres/connect.ts';
import { openPostgresStore } from '../postgres/open.ts';
import type { TestDatabase } from './test-database.ts';

/** Where the tests find PostgreSQL; undefined where they have none, and skip. */
export const serverUrl = process.env.HOLDFAST_TEST_DATABASE_URL;

export const whereToFind = 'PostgreSQL (where HOLDFAST_TEST_DATABASE_URL says)';

/**
 * A schema of its own, which passes for a database: nothing outside is seen or touched. The location
 * has the name of the schema as its application name, by which the sessions of stores are known.
 */
export interface TestSchema extends TestDatabase {
  readonly name: string;
  readonly open: (
    keyring?: Parameters<TestDatabase['open']>[0],
    options?: Partial<PoolOptions>,
  ) => ReturnType<TestDatabase['open']>;
  /** Runs SQL in it, on a connection apart from any store's. */
  readonly run: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
}

export async function createSchema(): Promise<TestSchema> {
  const name = `holdfast_${randomBytes(8).toString('hex')}`;
  const location = urlIn(name, name);
  const control = new Client({ connectionString: urlIn(name, `${name}_control`) });
  await control.connect();
  await control.query(`CREATE SCHEMA ${name}`);
  return {
    name,
    location,
    open: (keyring = keyringOf('first'), options = {}) =>
      openPostgresStore({ url: location, keyring, random: randomBytes, ...options }),
    async contents() {
      // COPY, the default, would escape backslashes, and with them what JSON has escaped.
      const options = [`--dbname=${location}`, `--schema=${name}`, '--inserts'];
      const { stdout } = await promisify(execFile)('pg_dump', options, { encoding: 'buffer' });
      return [{ where: 'a dump', bytes: stdout }];
    },
    async execute(sql) {
      await control.query(sql);
    },
    async run(sql, values = []) {
      const { rows } = await control.query<Record<string, unknown>>(sql, [...values]);
      return rows;
    },
    async [Symbol.asyncDispose]() {
      await control.query(`DROP SCHEMA ${name} CASCADE`);
      await control.end();
    },
  };
}

function urlIn(schema: string, application: string): string {
  if (serverUrl === undefined) throw new Error('set HOLDFAST_TEST_DATABASE_URL');
  const url = new URL(serverUrl);
  url.searchParams.set('options', `-csearch_path=${schema}`);
  url.searchParams.set('application_name', application);
  return url.href;
}
