import { github } from './github.ts';
import { html } from './html.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';
import { lines } from './value-text.ts';

/** The report as it is, for programs; what `visible` escapes means the same within JSON strings. */
const json: Reporter = report => `${lines(report).join('\n')}\n`;

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty,
  json,
  junit,
  github,
  html,
};
