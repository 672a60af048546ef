import {
  alsoBrokenLine,
  type CauseGroup,
  casesOf,
  causeGroups,
  operationsOf,
  type RuleGroup,
  unobservableRules,
  whyUnobservable,
} from './by-rule.ts';
import { contrast } from './contrast.ts';
import { signedLines } from './contrast-lines.ts';
import { noticesOf } from './notices.ts';
import type { Report, UnobservableRule } from './report.ts';
import type { Reporter } from './reporter.ts';
import { phrase, shortened } from './value-text.ts';
import { visible } from './visible.ts';

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** GitHub keeps the first ten annotations of a kind from one step and drops the rest without a word. */
const mostOfAKind = 10;
/** The runner cuts a message after 4,096 characters. */
const longestMessage = 4_000;

/** Workflow commands, which GitHub shows as annotations on the run. */
export const github: Reporter = report => {
  const { unfinished } = report;
  const commands = [
    ...(unfinished === undefined
      ? []
      : [command('error')({ title: 'holdfast verify ended early', message: phrase(unfinished) })]),
    ...noticesOf(report).map(({ title, message, fails }) =>
      command(fails ? 'error' : 'warning')({ title: `holdfast verify: ${title}`, message }),
    ),
    ...limited(causeGroups(report).flatMap(toError)).map(command('error')),
    ...limited(unobservableRules(report).map(toWarning)).map(command('warning')),
    command('notice')(summary(report)),
  ];
  return `${commands.join('\n')}\n`;
};

function toError(cause: CauseGroup): readonly Annotation[] {
  const [first] = cause.headline;
  if (first === undefined) return [];
  const { id, statement, operation, counterexample } = first;
  const others = alsoBrokenLine(cause);
  const { observation, expected, actual, curl } = counterexample;
  const lines = [
    statement,
    '',
    `${operation}, shown in ${curl.length === 1 ? '1 request' : `${curl.length} requests`}. Checked: ${phrase(observation)}`,
    ...signedLines(contrast(expected, actual)),
    ...(others === '' ? [] : ['', others]),
  ];
  const operations = operationsOf({ first, results: cause.headline });
  return [{ title: `${id} is broken on ${operations}`, message: lines.join('\n') }];
}

function toWarning(group: RuleGroup<UnobservableRule>): Annotation {
  const title = `${group.first.id} cannot be observed on ${operationsOf(group)}`;
  const { first } = group;
  return { title, message: phrase(whyUnobservable(first)) };
}

function summary({ summary, target, seed, rules }: Report): Annotation {
  const { held, broken, unobservable } = summary;
  const [first] = rules;
  const cases = first === undefined ? '0 cases' : casesOf({ first, results: rules });
  return {
    title: 'holdfast verify',
    message: `${held} held, ${broken} broken, ${unobservable} unobservable on ${visible(target)} in ${cases} (seed ${seed})`,
  };
}

/** The last one that GitHub keeps tells how many it would drop. */
function limited(all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= mostOfAKind) return all;
  const rest = all.slice(mostOfAKind - 1);
  const message = rest.map(({ title }) => title).join('\n');
  return [...all.slice(0, mostOfAKind - 1), { title: `${rest.length} more`, message }];
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
function command(kind: 'error' | 'warning' | 'notice') {
  return ({ title, message }: Annotation): string =>
    `::${kind} title=${escapeProperty(title)}::${escapeData(shortened(message, longestMessage))}`;
}

/** What @actions/core escapes: a command ends with its line, and `%` starts an escape. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
