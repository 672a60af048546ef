import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Receiver, startReceiver } from '../../src/verify/observe/receiver.ts';
import type { Caller } from './call.ts';
import { createItems, createUntilGone, missingItems } from './created-items.ts';
import { integrityError } from './integrity.ts';
import { compare, type Ledger, startLedger, writeNext, writeUntilGone } from './ledger.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { writersOf } from './writers.ts';

export interface KillOptions {
  readonly cycles: number;
  /** A file, or the address of a PostgreSQL database. */
  readonly database: string;
  readonly secretKeys: string;
  /** Called after each cycle, with what there is to tell by then. */
  readonly report: (result: KillResult) => void;
}

export interface KillResult {
  readonly cycles: number;
  /** Updates and creations that the server acknowledged. */
  readonly acknowledged: number;
  /** Updates that were under way at a kill and had landed, as they may. */
  readonly landedUnacknowledged: number;
  /** Sentences; none when nothing acknowledged is missing and nothing is half-applied. */
  readonly anomalies: readonly string[];
}

interface Tenant {
  readonly apiKey: string;
  readonly ledgers: readonly Ledger[];
}

const tenantNames = ['one', 'two', 'three', 'four'];

/** Milliseconds of load before a kill; the moment within the load is what is random. */
const [shortestLoad, longestLoad] = [50, 700];

/**
 * Starts the real server, has it updated from many sides at once, kills it at a random moment, starts
 * it again and compares what it holds with what it had acknowledged. It ends at the first anomaly.
 */
export async function runKillCycles(options: KillOptions): Promise<KillResult> {
  await using receiver = await startReceiver();
  const start = () => startOn(options);
  let server = await start();
  try {
    const tenants = await Promise.all(
      tenantNames.map(name => prepare(server.url, keyOf(name), receiver)),
    );
    let result: KillResult = { cycles: 0, acknowledged: 0, landedUnacknowledged: 0, anomalies: [] };
    while (result.cycles < options.cycles && result.anomalies.length === 0) {
      const load = loadOn(server.url, tenants);
      await pause(randomInt(shortestLoad, longestLoad));
      await server.kill();
      const { created, acknowledged } = await load;
      server = await start();
      const found = await findings(server.url, tenants, created, options.database);
      result = {
        cycles: result.cycles + 1,
        acknowledged: result.acknowledged + acknowledged,
        landedUnacknowledged: result.landedUnacknowledged + found.landed,
        anomalies: found.anomalies,
      };
      options.report(result);
    }
    return result;
  } finally {
    await server.kill();
  }
}

function startOn({ database, secretKeys }: KillOptions): Promise<ServerProcess> {
  const keys = tenantNames.flatMap(name => ['--api-key', `${name}=${keyOf(name)}`]);
  return startServer(['--db', database, ...keys], { HOLDFAST_SECRET_KEYS: secretKeys });
}

function keyOf(name: string): string {
  return `key-of-${name}`;
}

/** Items, and a first number everywhere. */
async function prepare(url: string, apiKey: string, receiver: Receiver): Promise<Tenant> {
  const server: Caller = { url, apiKey };
  const [assessment = '', ownAssessment = ''] = await createItems(server, 'assessments');
  const [aiInterview = ''] = await createItems(server, 'aiInterviews');
  const ledgers = writersOf({ assessment, ownAssessment, aiInterview }, receiver).map(startLedger);
  for (const ledger of ledgers) await writeNext(ledger, server);
  return { apiKey, ledgers };
}

interface Load {
  /** The ids of created items, by the key of their tenant. */
  readonly created: ReadonlyMap<string, readonly string[]>;
  readonly acknowledged: number;
}

/** Everything at once, until the server is gone. */
async function loadOn(url: string, tenants: readonly Tenant[]): Promise<Load> {
  const count = () =>
    tenants.flatMap(({ ledgers }) => ledgers).reduce((sum, ledger) => sum + ledger.acknowledged, 0);
  const before = count();
  const created = await Promise.all(
    tenants.map(async ({ apiKey, ledgers }) => {
      const server = { url, apiKey };
      const [ids] = await Promise.all([
        createUntilGone(server),
        ...ledgers.map(ledger => writeUntilGone(ledger, server)),
      ]);
      return [apiKey, ids] as const;
    }),
  );
  const items = created.reduce((sum, [, ids]) => sum + ids.length, 0);
  return { created: new Map(created), acknowledged: count() - before + items };
}

async function findings(
  url: string,
  tenants: readonly Tenant[],
  created: Load['created'],
  database: string,
): Promise<{ readonly anomalies: readonly string[]; readonly landed: number }> {
  const anomalies: string[] = [];
  let landed = 0;
  // One after the other: each waits for its own delivery.
  for (const { apiKey, ledgers } of tenants) {
    const server = { url, apiKey };
    for (const ledger of ledgers) {
      const finding = await compare(ledger, server);
      anomalies.push(...finding.anomalies);
      if (finding.landedUnacknowledged) landed += 1;
    }
    const missing = await missingItems(server, created.get(apiKey) ?? []);
    if (missing.length > 0) anomalies.push(`${missing.length} created items are missing`);
  }
  const damage = integrityError(database);
  return { anomalies: damage === null ? anomalies : [...anomalies, damage], landed };
}
