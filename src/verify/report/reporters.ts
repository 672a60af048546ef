import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty,
  json,
  junit,
  github,
  html,
};
