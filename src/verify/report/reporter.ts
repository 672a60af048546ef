import type { Report } from './report.ts';

export interface ReporterOptions {
  /** ANSI colours. */
  readonly colour: boolean;
  /** The command line that repeats this run, to which a rule, seed and path are added. */
  readonly replay: string;
}

/** A form of the report, as one text. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
