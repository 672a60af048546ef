import type { Level, RuleSource } from '../../contract/rules.ts';
import type { Arrival } from '../observe/step.ts';

/** What `verify` found out; `--reporter json` prints exactly this. */
export interface Report {
  readonly tool: { readonly name: 'holdfast'; readonly version: string };
  /** Base URL of the server under test. */
  readonly target: string;
  /** Replays every case. */
  readonly seed: number;
  readonly durationMs: number;
  /** Why the run ended before every rule was judged; absent where it did not. */
  readonly unfinished?: string;
  /** Complete, valid updates that the target refused; absent where it took them all. */
  readonly refused?: readonly ReportedRefusal[];
  /** What was required, or given to see more, and is missing; absent where nothing is. */
  readonly missing?: readonly MissingSight[];
  readonly summary: {
    readonly held: number;
    readonly broken: number;
    readonly unobservable: number;
  };
  /** What is broken, by likely cause. */
  readonly causes: readonly Cause[];
  /** One entry per rule and operation. */
  readonly rules: readonly RuleResult[];
}

/** What a user can ask to be seen, so that what stays unobservable for want of it fails the run. */
export const requirements = ['deliveries', 'items', 'second-key', 'all'] as const;

export type Requirement = (typeof requirements)[number];

export interface MissingSight {
  readonly requirement: Requirement;
  /** Whether that fails the run; test hooks that were given and do not work are told of in any case. */
  readonly required: boolean;
  readonly reason: string;
  /** Which rules could not be judged for want of it. */
  readonly rules: readonly string[];
}

export interface ReportedRefusal {
  /** E.g. `POST /webhooks`. */
  readonly operation: string;
  /** Whether none was taken, so that the operation could not be judged, which fails the run. */
  readonly always: boolean;
  readonly reason: string;
  /** The first of them, to paste into a shell. */
  readonly curl: string;
}

/** What came of one rule on one operation. */
export type RuleResult = HeldRule | BrokenRule | UnobservableRule;

interface Judged {
  readonly id: string;
  readonly level: Level;
  readonly statement: string;
  readonly source?: RuleSource;
  /** E.g. `POST /webhooks`. */
  readonly operation: string;
  /** How many cases were run. */
  readonly cases: number;
  readonly durationMs?: number;
}

/** Proved in every clause. */
export interface HeldRule extends Judged {
  readonly verdict: 'held';
}

/** Refuted, with the fewest requests that show it. */
export interface BrokenRule extends Judged {
  readonly verdict: 'broken';
  /** What the rule says and is not so; null where an answer that only leads up to it was wrong. */
  readonly clause: ReportedClause | null;
  readonly differs: Differing;
  /** Whether the last update before that sent what differs, and any flag that it takes, rather than left it out. */
  readonly sent: boolean;
  /** Whether what that update sent of it, or all of it, had been sent before. */
  readonly repeated: boolean;
  /** Whether that update sent nothing. */
  readonly empty: boolean;
  /** Whether it was seen on an item that had been there before that update. */
  readonly onOlderItem: boolean;
  readonly counterexample: Counterexample;
}

/** Neither, for want of something to see. */
export interface UnobservableRule extends Judged {
  readonly verdict: 'unobservable';
  /** What was missing, and what would make it visible. */
  readonly reason: string;
  /** What the rule says and could not be seen for want of it; empty where it was not judged. */
  readonly unseen: readonly ReportedClause[];
}

/**
 * What came back otherwise than it must: settings, credentials (by themselves those that should be gone, and
 * those that nobody sent in that form), a refusal or an acceptance that is due, a failure to show an item, a
 * secret where none may be, or anything else of an answer.
 */
export type Differing =
  | 'settings'
  | 'credentials'
  | 'former credentials'
  | 'altered credentials'
  | 'refusal'
  | 'acceptance'
  | 'failure'
  | 'secrecy'
  | 'answer';

/** Broken rules that have the same likely cause. */
export interface Cause {
  /** The rule that most likely says what is wrong. */
  readonly rule: string;
  readonly operations: readonly string[];
  /** What else is broken, as its first divergence is of the same kind. */
  readonly alsoBroken: readonly { readonly rule: string; readonly operations: readonly string[] }[];
}

/** One thing that a rule says. */
export interface ReportedClause {
  /** Stable, and unique within its rule. */
  readonly id: string;
  readonly statement: string;
}

/** The fewest requests that show a rule broken. */
export interface Counterexample {
  /** What was looked at, in words. */
  readonly observation: string;
  readonly steps: readonly ReportedStep[];
  readonly expected: unknown;
  readonly actual: unknown;
  /** One line per step, to paste into a shell. */
  readonly curl: readonly string[];
  /** Replays this one case. */
  readonly replay: { readonly seed: number; readonly path: string };
}

export interface ReportedStep {
  /** A baseline step only prepares the case. */
  readonly phase: 'baseline' | 'step';
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  /** Events that reached the receiver because of this step. */
  readonly arrivals: readonly Arrival[];
}

/** The rule about to be judged. */
export interface Progress {
  readonly rule: string;
  readonly operation: string;
  readonly done: number;
  readonly total: number;
  /** How many of those that are done are broken. */
  readonly broken: number;
}
