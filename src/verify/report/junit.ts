import { brokenRuleLines } from './broken-rule-lines.ts';
import {
  alsoBrokenLine,
  type CauseGroup,
  causeGroups,
  likelyCauseOf,
  whyUnobservable,
} from './by-rule.ts';
import { type Markup, markup } from './markup.ts';
import { type Notice, noticesOf } from './notices.ts';
import { noPaint } from './paint.ts';
import type { BrokenRule, Report, RuleResult } from './report.ts';
import type { Reporter } from './reporter.ts';
import { inline, phrase, shortened } from './value-text.ts';
import { visible } from './visible.ts';

/**
 * JUnit XML, for which there is no standard: what Jenkins, GitLab and GitHub's actions all read. A suite
 * per operation, a test case per rule on it.
 */
export const junit: Reporter = (report, { replay }) => {
  const suites = Map.groupBy(report.rules, ({ operation }) => operation);
  const context = { causes: causeGroups(report), replay };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${
    markup`<testsuites name="holdfast" ${counts(report.rules, runNotices(report))} time="${seconds(report.durationMs)}">
${runSuite(report)}${[...suites].map(([operation, results]) => suite(report, operation, results, context))}</testsuites>
`.text
  }`;
};

/** The run itself, so that one that judged nothing, or too little, is not taken for one that found nothing. */
function runNotices(report: Report): readonly Notice[] {
  const { unfinished } = report;
  return [
    ...noticesOf(report),
    ...(unfinished === undefined
      ? []
      : [{ title: 'the run ended early', message: phrase(unfinished), fails: true }]),
  ];
}

function runSuite(report: Report): Markup {
  const notices = runNotices(report);
  if (notices.length === 0) return markup``;
  const errors = notices.filter(({ fails }) => fails).length;
  return markup`  <testsuite name="the run" tests="${notices.length}" failures="0" errors="${errors}" skipped="${notices.length - errors}" time="0.000">
${notices.map(noticeCase)}  </testsuite>
`;
}

function noticeCase({ title, message, fails }: Notice): Markup {
  const outcome = fails
    ? markup`<error message="${`${title}: ${message}`}" type="run"/>`
    : markup`<skipped message="${`${title}: ${message}`}"/>`;
  return markup`    <testcase classname="holdfast" name="${title}" time="0.000">${outcome}</testcase>
`;
}

function suite(
  report: Report,
  operation: string,
  results: readonly RuleResult[],
  context: FailureContext,
): Markup {
  const duration = results.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  return markup`  <testsuite name="${visible(operation)}" ${counts(results)} time="${seconds(duration)}">
    <properties>
      <property name="tool" value="${`${report.tool.name} ${report.tool.version}`}"/>
      <property name="target" value="${visible(report.target)}"/>
      <property name="seed" value="${report.seed}"/>
    </properties>
${results.map(result => testCase(result, context))}  </testsuite>
`;
}

/** What a failure is told with beside itself. */
interface FailureContext {
  readonly causes: readonly CauseGroup[];
  readonly replay: string;
}

function testCase(result: RuleResult, context: FailureContext): Markup {
  const { id, operation, durationMs = 0 } = result;
  // Jenkins takes what is before the last dot of the class for its package, so the path may have none.
  const className = `holdfast.${visible(operation).replaceAll('.', '_')}`;
  return markup`    <testcase classname="${className}" name="${id}" time="${seconds(durationMs)}">${outcome(result, context)}</testcase>
`;
}

function outcome(result: RuleResult, { causes, replay }: FailureContext): Markup {
  switch (result.verdict) {
    case 'held':
      return markup``;
    case 'unobservable':
      return markup`<skipped message="${phrase(whyUnobservable(result))}"/>`;
    case 'broken': {
      const { observation, expected, actual } = result.counterexample;
      const message = `${observation}: expected ${glance(expected)}, actual ${glance(actual)}`;
      const text = [
        ...causeLines(causes, result),
        ...brokenRuleLines(result, replay, noPaint),
      ].join('\n');
      return markup`<failure message="${visible(message)}" type="${result.id}">${text}</failure>`;
    }
  }
}

/** What else broke with a headline, or which headline most likely explains this. */
function causeLines(causes: readonly CauseGroup[], result: BrokenRule): readonly string[] {
  const cause = likelyCauseOf(causes, result);
  if (cause !== undefined) return [`likely because of: ${cause.id}`, ''];
  const group = causes.find(({ headline }) => headline.includes(result));
  const line = group === undefined ? '' : alsoBrokenLine(group);
  return line === '' ? [] : [line, ''];
}

function glance(value: unknown): string {
  return shortened(inline(value), 200);
}

function counts(results: readonly RuleResult[], notices: readonly Notice[] = []): Markup {
  const count = (verdict: RuleResult['verdict']) =>
    results.filter(result => result.verdict === verdict).length;
  const errors = notices.filter(({ fails }) => fails).length;
  const skipped = count('unobservable') + notices.length - errors;
  return markup`tests="${results.length + notices.length}" failures="${count('broken')}" errors="${errors}" skipped="${skipped}"`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
