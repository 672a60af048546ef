import { decoded } from './basic-credentials.ts';
import { contrast } from './contrast.ts';
import { contrastLines } from './contrast-lines.ts';
import { namedSteps } from './named-steps.ts';
import type { Paint } from './paint.ts';
import type { BrokenRule, Counterexample } from './report.ts';
import { stepLines } from './step-lines.ts';
import { phrase } from './value-text.ts';
import { visible } from './visible.ts';

/** Everything about a broken rule below its heading, as text. */
export function brokenRuleLines(
  result: BrokenRule,
  replay: string,
  paint: Paint,
): readonly string[] {
  const { counterexample: found, statement } = result;
  return [
    visible(statement),
    ...sourceLines(result),
    '',
    ...namedSteps(found.steps).flatMap(stepLines),
    '',
    `checked: ${phrase(found.observation)}`,
    ...evidence(found, paint).map(line => `  ${line}`),
    '',
    `by hand${withVariables(found)}:`,
    ...shellLines(found).map(line => `  ${line}`),
    '',
    'again:',
    `  ${replayLine(result, replay)}`,
  ];
}

function sourceLines({ source }: BrokenRule): readonly string[] {
  return source === undefined ? [] : [`source: "${visible(source.quote)}" (${source.document})`];
}

function evidence({ expected, actual }: Counterexample, paint: Paint): readonly string[] {
  const sides = contrastLines(contrast(expected, actual), paint);
  const clear = decodedContrast({ expected, actual });
  return clear === null ? sides : [...sides, 'decoded:', ...contrastLines(clear, paint)];
}

/** The same with Basic credentials decoded, where there are any. */
export function decodedContrast({ expected, actual }: Pick<Counterexample, 'expected' | 'actual'>) {
  const [left, right] = [decoded(expected), decoded(actual)];
  return left === undefined && right === undefined
    ? null
    : contrast(left ?? expected, right ?? actual);
}

/** The variables of the shell that the lines take credentials from. */
export function shellVariables({ curl }: Counterexample): readonly string[] {
  return [...new Set(curl.flatMap(line => line.match(/\$HOLDFAST_[A-Z0-9_]+/g) ?? []))];
}

function withVariables(found: Counterexample): string {
  const names = shellVariables(found);
  return names.length === 0 ? '' : `, with the credentials in ${names.join(' and ')}`;
}

const longestCommand = 4_000;

/** What to paste into a shell. */
export function shellLines({ steps, curl }: Counterexample): readonly string[] {
  const receives = steps.some(({ arrivals }) => arrivals.length > 0);
  return [
    ...(receives
      ? ['# events go to the urls below: listen there first, or point them at your own receiver']
      : []),
    ...curl.map(line =>
      line.length > longestCommand
        ? `# a request of ${line.length.toLocaleString('en')} characters, whole in --reporter json`
        : line,
    ),
  ];
}

/** The command line that runs this one case again. */
export function replayLine({ id, counterexample }: BrokenRule, replay: string): string {
  const { seed, path } = counterexample.replay;
  return `${replay} --rule ${id} --seed ${seed} --path ${path}`;
}
