import { decodedContrast, replayLine, shellLines } from './broken-rule-lines.ts';
import {
  brokenRules,
  type CauseGroup,
  casesOf,
  causeGroups,
  heldRules,
  likelyCauseOf,
  operationsOf,
  type RuleGroup,
  unobservableRules,
} from './by-rule.ts';
import { contrast } from './contrast.ts';
import { signedLines } from './contrast-lines.ts';
import { codeFence, markdownProse, markdownText } from './markdown.ts';
import { markup } from './markup.ts';
import { namedSteps } from './named-steps.ts';
import { noticesOf } from './notices.ts';
import type { BrokenRule, Report, RuleResult } from './report.ts';
import type { ReporterOptions } from './reporter.ts';
import { stepLines } from './step-lines.ts';
import { phrase, shortened } from './value-text.ts';

/** GitHub refuses the whole summary of a step that is larger. */
export const largestSummary = 1024 * 1024;

/** The Markdown page of a run; as many details as there is room for, in bytes. */
export function githubSummary(
  report: Report,
  { replay }: Pick<ReporterOptions, 'replay'>,
  room: number = largestSummary,
): string {
  const causes = causeGroups(report);
  const broken = causes.flatMap(({ headline, alsoBroken }) => [...headline, ...alsoBroken]);
  const details = broken.map(result => detailsOf(result, replay));
  const table = `${heading(report)}\n\n${ruleTable(report, causes)}\n`;
  const shown = firstThatFit(details, room - bytes(table) - bytes(leftOut(details.length)));
  const missing = details.length - shown.length;
  const page = [table, ...shown, missing === 0 ? '' : leftOut(missing)].join('');
  return bytes(page) <= room ? page : '';
}

function heading(report: Report): string {
  const { summary, target, durationMs, seed, unfinished } = report;
  const { held, broken, unobservable } = summary;
  const fine = unfinished === undefined ? 'no rule is broken' : 'not every rule was judged';
  const verdict = broken === 0 ? fine : 'rules are broken';
  const early =
    unfinished === undefined
      ? ''
      : `\n\nThe run ended early: ${markdownText(shortened(unfinished, 600))}`;
  const notices = noticesOf(report)
    .map(
      ({ title, message }) =>
        `\n\n**${markdownText(title)}**: ${markdownText(shortened(message, 600))}`,
    )
    .join('');
  const seconds = (durationMs / 1000).toFixed(1);
  return `## holdfast verify: ${verdict}

**${held}** held, **${broken}** broken, **${unobservable}** unobservable on ${markdownText(target)} in ${seconds} s (seed ${seed})${notices}${early}`;
}

function ruleTable(report: Report, causes: readonly CauseGroup[]): string {
  const row = (verdict: string, group: RuleGroup<RuleResult>, reason = '') => {
    const cells = [verdict, group.first.id, group.first.level, operationsOf(group), casesOf(group)];
    return `| ${[...cells, shortened(reason, 600)].map(markdownText).join(' | ')} |`;
  };
  return [
    '| Verdict | Rule | Level | Operations | Cases | Why |',
    '| --- | --- | --- | --- | --- | --- |',
    ...brokenRules(report).map(group => row('❌ broken', group, whyBroken(causes, group.first))),
    ...unobservableRules(report).map(group => row('⚠️ unobservable', group, group.first.reason)),
    ...heldRules(report).map(group => row('✅ held', group)),
  ].join('\n');
}

function whyBroken(causes: readonly CauseGroup[], result: BrokenRule): string {
  const cause = likelyCauseOf(causes, result);
  const { observation } = result.counterexample;
  return cause === undefined ? observation : `${observation} (likely because of ${cause.id})`;
}

function detailsOf(result: BrokenRule, replay: string): string {
  const { id, operation, statement, source, counterexample: found } = result;
  const clear = decodedContrast(found);
  const evidence = [
    `checked: ${phrase(found.observation)}`,
    ...signedLines(contrast(found.expected, found.actual)),
    ...(clear === null ? [] : ['decoded:', ...signedLines(clear)]),
  ];
  return `
<details>
<summary>${markup`<b>${id}</b> on ${operation}`.text}</summary>

${markdownProse(statement)}
${source === undefined ? '' : `\n> ${markdownProse(source.quote)} (${markdownText(source.document)})\n`}
${codeFence('text', namedSteps(found.steps).flatMap(stepLines))}
${codeFence('diff', evidence)}
${codeFence('sh', [...shellLines(found), '', '# again', replayLine(result, replay)])}
</details>
`;
}

function firstThatFit(parts: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = parts.findIndex(part => {
    used += bytes(part);
    return used > room;
  });
  return end === -1 ? parts : parts.slice(0, end);
}

function leftOut(missing: number): string {
  return `\nThe details of ${missing} more are left out: GitHub takes no summary over 1 MiB. Use \`--reporter html=PATH\` to have them all.\n`;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
