import { brokenRuleLines } from './broken-rule-lines.ts';
import {
  alsoBrokenLine,
  type CauseGroup,
  casesOf,
  causeGroups,
  heldRules,
  operationsOf,
  type RuleGroup,
  unobservableByReason,
  unseenOf,
} from './by-rule.ts';
import { noticesOf } from './notices.ts';
import { ansiPaint, noPaint, type Paint } from './paint.ts';
import type { BrokenRule, Report, RuleResult, UnobservableRule } from './report.ts';
import type { ReporterOptions } from './reporter.ts';
import { phrase } from './value-text.ts';
import { visible } from './visible.ts';

/** For people: what is broken first and in full, then what could not be seen, then what holds. */
export function pretty(report: Report, { colour, replay }: ReporterOptions): string {
  const paint = colour ? ansiPaint : noPaint;
  const causes = causeGroups(report);
  const notices = noticesOf(report);
  const lines = [
    ...notices.map(
      ({ title, message, fails }) =>
        `${paint([fails ? 'red' : 'yellow', 'bold'], title.toUpperCase())}  ${message}`,
    ),
    ...(notices.length === 0 ? [] : ['']),
    ...causes.flatMap(cause => describeCause(cause, replay, paint)),
    ...unobservableByReason(report).flatMap(({ reason, groups }) => [
      `${paint('yellow', 'unobservable')}  ${phrase(reason)}`,
      ...groups.flatMap(group => [`  ${groupHeading(group)}`, ...unseenLines(group.first)]),
    ]),
    ...heldRules(report).map(group => `${paint('green', 'held')}  ${groupHeading(group)}`),
    '',
    // After pages of evidence, once more at the end, where a terminal stands.
    ...causes.flatMap(cause => endOf(cause, paint)),
    ...notices.map(({ title, fails }) => paint([fails ? 'red' : 'yellow', 'bold'], title)),
    ...(report.unfinished === undefined
      ? []
      : [`${paint(['yellow', 'bold'], 'ended early')}  ${phrase(report.unfinished)}`]),
    summary(report),
  ];
  return `${lines.join('\n')}\n`;
}

/** In full what most likely says what is wrong; what broke with it, by name. */
function describeCause(cause: CauseGroup, replay: string, paint: Paint): readonly string[] {
  const others = alsoBrokenLine(cause);
  return [
    ...cause.headline.flatMap(result => describeBroken(result, replay, paint)),
    ...(others === '' ? [] : [`  ${others}`, `  (each in full in --reporter html or json)`, '']),
  ];
}

function endOf(cause: CauseGroup, paint: Paint): readonly string[] {
  const [first] = cause.headline;
  if (first === undefined) return [];
  const operations = operationsOf({ first, results: cause.headline });
  const others = alsoBrokenLine(cause);
  return [
    `${paint(['red', 'bold'], 'broken')}  ${first.id}  ${operations}`,
    ...(others === '' ? [] : [`        ${others}`]),
  ];
}

function describeBroken(result: BrokenRule, replay: string, paint: Paint): readonly string[] {
  const heading = groupHeading({ first: result, results: [result] });
  return [
    `${paint(['red', 'bold'], 'BROKEN')}  ${paint('bold', heading)}`,
    ...brokenRuleLines(result, replay, paint).map(line => (line === '' ? '' : `  ${line}`)),
    '',
  ];
}

function unseenLines(rule: UnobservableRule): readonly string[] {
  const unseen = unseenOf(rule);
  return unseen === '' ? [] : [`    ${unseen}`];
}

function groupHeading(group: RuleGroup<RuleResult>): string {
  const { id, level } = group.first;
  return `${id}  ${operationsOf(group)}  (${level}, ${casesOf(group)})`;
}

function summary({ summary, target, durationMs, seed }: Report): string {
  const { held, broken, unobservable } = summary;
  const seconds = (durationMs / 1000).toFixed(1);
  return `${held} held, ${broken} broken, ${unobservable} unobservable on ${visible(target)} in ${seconds} s (seed ${seed})`;
}
