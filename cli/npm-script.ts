import { readFileSync } from 'node:fs';

/** What the system tells of processes. */
export interface Processes {
  /** The process that started this one, or whoever took its place when that ended. */
  parent(): number;
  /** Of any process its name and its parent; null where the system does not say. */
  describe(pid: number): { readonly name: string; readonly parent: number } | null;
  isThere(pid: number): boolean;
}

const lookEveryMs = 500;

/** npm sets it for what it starts, as other package managers do. */
export function isNpmScript(env: NodeJS.ProcessEnv): boolean {
  return env.npm_lifecycle_event !== undefined;
}

/**
 * npm starts a script in a shell and sends a signal to that: dash, the `sh` of Debian and Ubuntu, ends
 * without passing it on, and so does npm. What is left behind is told here. A shell that ends by itself
 * behind a command that it put into the background is no reason to stop while npm is known to be there.
 */
export function whenAbandoned(processes: Processes, abandoned: () => void): void {
  const parent = processes.parent();
  const above = processes.describe(parent);
  const hasParent = () => processes.parent() === parent && processes.isThere(parent);
  // A shell that starts one command only may have become that command.
  const hasNpm =
    above !== null && /sh$/.test(above.name) ? () => processes.isThere(above.parent) : hasParent;
  const look = setInterval(() => {
    if (hasNpm()) return;
    clearInterval(look);
    abandoned();
  }, lookEveryMs);
  look.unref();
}

export const processes: Processes = {
  parent: () => process.ppid,
  describe,
  isThere,
};

/** Only Linux tells it without a program of its own; a name may hold anything (proc_pid_stat(5)). */
function describe(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /s.exec(stat) ?? [];
    return name === undefined ? null : { name, parent: Number(parent) };
  } catch {
    return null;
  }
}

/** Signal 0 asks and does nothing; a process of another user is there as well. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
