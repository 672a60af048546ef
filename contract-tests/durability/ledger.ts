import type { Caller } from './call.ts';
import type { Writer } from './writers.ts';

/** What was sent and acknowledged, kept outside of the server. */
export interface Ledger {
  readonly writer: Writer;
  /** The last number that was sent. */
  sent: number;
  /** The last number that the server acknowledged. */
  acknowledged: number;
}

/** What a restart brought to light about one writer. */
export interface Finding {
  /** Sentences; none when everything is as it must be. */
  readonly anomalies: readonly string[];
  /** Whether an update that was not acknowledged had landed, as it may. */
  readonly landedUnacknowledged: boolean;
}

export function startLedger(writer: Writer): Ledger {
  return { writer, sent: 0, acknowledged: 0 };
}

/** Writes the next number, and the next, until the server is gone. */
export async function writeUntilGone(ledger: Ledger, server: Caller): Promise<void> {
  try {
    for (;;) await writeNext(ledger, server);
  } catch (error) {
    // What fetch throws for a connection that is cut or refused.
    if (!(error instanceof TypeError)) throw error;
  }
}

export async function writeNext(ledger: Ledger, server: Caller): Promise<void> {
  ledger.sent += 1;
  await ledger.writer.write(server, ledger.sent);
  ledger.acknowledged = ledger.sent;
}

/** Compares what the restarted server holds, and goes on from there. */
export async function compare(ledger: Ledger, server: Caller): Promise<Finding> {
  const { writer, sent, acknowledged } = ledger;
  const places = Object.entries(await writer.read(server));
  const [found = Number.NaN] = places.map(([, n]) => n);
  const listed = places.map(([place, n]) => `${place} ${n}`).join(', ');
  const anomalies = [
    ...(places.some(([, n]) => n !== found) ? [`${writer.name}: half-applied (${listed})`] : []),
    ...(places.every(([, n]) => n >= acknowledged && n <= sent)
      ? []
      : [`${writer.name}: acknowledged ${acknowledged}, sent ${sent}, found ${listed}`]),
  ];
  ledger.sent = found;
  ledger.acknowledged = found;
  return { anomalies, landedUnacknowledged: found > acknowledged };
}
