import { runEach } from '../runner/run-each.ts';
import type { Findings, Server, Tool } from '../runner/tool.ts';

/** One tool on one wrong server. */
export interface Outcome {
  readonly tool: string;
  readonly fault: string;
  /** What the tool has against this server and not against the conforming one. */
  readonly findings: readonly string[];
  readonly durationMs: number;
}

/** What a tool came to over the whole bank. */
export interface Row {
  readonly tool: string;
  readonly label: string;
  /** Ids of the faults that it told from the conforming server. */
  readonly found: readonly string[];
  readonly of: number;
  /** What it has against the server that keeps the contract. */
  readonly falseAlarms: readonly string[];
  /** For one run on one server. */
  readonly meanMs: number;
}

export interface Comparison {
  readonly tools: readonly Tool[];
  readonly faults: readonly string[];
  /** Starts the wrong server of that id, or the conforming one. */
  readonly start: (fault: string | null) => Promise<Server & AsyncDisposable>;
  /** Servers that are tested at the same time. */
  readonly jobs: number;
  /** Ends the comparison with an AbortError, after the runs that are under way. */
  readonly stop: AbortSignal;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Two runs, for what only some runs of a tool complain about. */
const conformingRuns = 2;

/** Every tool on every wrong server, each on a server of its own that was started for it. */
export async function compare(comparison: Comparison): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const tool of comparison.tools) {
    const alarms = await falseAlarms(tool, comparison);
    const outcomes = await outcomesOf(tool, alarms, comparison);
    rows.push({
      tool: tool.id,
      label: tool.label,
      found: outcomes.filter(({ findings }) => findings.length > 0).map(({ fault }) => fault),
      of: outcomes.length,
      falseAlarms: [...alarms],
      meanMs: outcomes.reduce((sum, { durationMs }) => sum + durationMs, 0) / outcomes.length,
    });
  }
  return rows;
}

async function falseAlarms(tool: Tool, { start, stop }: Comparison): Promise<Findings> {
  let alarms: Findings = new Set();
  for (let run = 0; run < conformingRuns; run += 1) {
    stop.throwIfAborted();
    await using server = await start(null);
    alarms = new Set([...alarms, ...(await tool.judge(server))]);
  }
  return alarms;
}

async function outcomesOf(
  tool: Tool,
  alarms: Findings,
  { faults, start, jobs, stop, now, onOutcome }: Comparison,
): Promise<readonly Outcome[]> {
  const findingsOf = async (fault: string): Promise<readonly string[]> => {
    await using server = await start(fault);
    return [...(await tool.judge(server))].filter(finding => !alarms.has(finding));
  };
  return runEach(faults, { atOnce: jobs, stop }, async fault => {
    const started = now();
    const first = await findingsOf(fault);
    const durationMs = now() - started;
    const again = tool.isRandom === true && first.length > 0 ? await findingsOf(fault) : first;
    const findings = first.filter(finding => again.includes(finding));
    const outcome = { tool: tool.id, fault, findings, durationMs };
    onOutcome?.(outcome);
    return outcome;
  });
}
