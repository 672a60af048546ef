import { decodedContrast, replayLine, shellLines, shellVariables } from './broken-rule-lines.ts';
import { type Contrast, type ContrastLine, contrast } from './contrast.ts';
import { type Markup, markup } from './markup.ts';
import { type NamedStep, namedSteps } from './named-steps.ts';
import type { Piece } from './pieces.ts';
import { proseMarkup } from './prose-markup.ts';
import type { BrokenRule } from './report.ts';
import { fieldsIn, ofTheConnection } from './step-lines.ts';
import { inline, lines, phrase, shortened } from './value-text.ts';
import { visible } from './visible.ts';

/** What is broken and seen stands open; the rest of the evidence unfolds. */
export function brokenRuleArticle(result: BrokenRule, id: string, replay: string): Markup {
  const { counterexample: found, source } = result;
  const clear = decodedContrast(found);
  const steps = namedSteps(found.steps);
  const baseline = steps.filter(({ step }) => step.phase === 'baseline');
  const acts = steps.filter(({ step }) => step.phase === 'step');
  const variables = shellVariables(found);
  return markup`<article aria-labelledby="${id}">
<h3 id="${id}">${result.id} <span class="operation">${visible(result.operation)}</span> <span class="level">${result.level}</span></h3>
<p>${proseMarkup(result.statement)}</p>
${source === undefined ? markup`` : markup`<blockquote><p>${proseMarkup(source.quote)}</p><p class="source">${source.document}</p></blockquote>`}
<h4>Checked</h4>
<p>${phrase(found.observation)}</p>
${sides(contrast(found.expected, found.actual))}
${clear === null ? markup`` : markup`<p>Decoded:</p>${sides(clear)}`}
<h4>Steps</h4>
${baseline.length === 0 ? markup`` : markup`<details><summary>Setting the stage: ${requests(baseline.length)}</summary>${stepList(baseline)}</details>`}
${stepList(acts)}
<h4>By hand</h4>
${variables.length === 0 ? markup`` : markup`<p>With the credentials in <code>${variables.join(' ')}</code>:</p>`}
<details><summary>${requests(found.curl.length)} with curl</summary><pre>${shellLines(found).join('\n')}</pre></details>
<details><summary>this case with holdfast verify</summary><pre>${replayLine(result, replay)}</pre></details>
</article>
`;
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

function sides(found: Contrast): Markup {
  const side = (name: string, content: Markup) =>
    markup`<figure class="${name}"><figcaption>${name}</figcaption><pre>${content}</pre></figure>`;
  const [expected, actual] =
    found.form === 'inline'
      ? [marked(found.expected), marked(found.actual)]
      : [linesOf(found.lines, 'actual'), linesOf(found.lines, 'expected')];
  return markup`<div class="sides">${[side('expected', expected), side('actual', actual)]}</div>`;
}

function linesOf(all: readonly ContrastLine[], otherSide: ContrastLine['side']): Markup {
  const own = all.filter(({ side }) => side !== otherSide);
  return markup`${own.map(({ pieces }) => markup`${marked(pieces)}\n`)}`;
}

function marked(pieces: readonly Piece[]): Markup {
  const parts = pieces.map(({ text, differs }) =>
    differs ? markup`<mark>${text}</mark>` : markup`${text}`,
  );
  return markup`${parts}`;
}

function stepList(steps: readonly NamedStep[]): Markup {
  return markup`<ol class="steps">${steps.map(stepItem)}</ol>`;
}

function stepItem({ name, step: { request, response, arrivals } }: NamedStep): Markup {
  const path = `${request.method} ${phrase(request.url)}`;
  return markup`<li><p><span class="name">${name}</span> <code>${path}</code>${fieldsIn(request.headers)}</p>
${request.body === undefined ? markup`` : body('sends', request.body, '')}
${body(`answers ${response.status}`, response.body, fieldsIn(response.headers))}
${arrivals.map(({ path, headers, text }) => body(`arrives at ${visible(path)}`, text, fieldsIn(headers, ofTheConnection)))}
</li>
`;
}

const longestBody = 20_000;

/** The beginning of a body on one line, and all of it unfolded. */
function body(label: string, value: unknown, fields: string): Markup {
  if (value === '') return markup`<p class="body">${label}${fields}</p>`;
  // Text that is no JSON has lines of its own.
  const isText = typeof value === 'string';
  const glance = shortened(isText ? visible(value) : inline(value), 300);
  const whole = isText ? value.split('\n').map(visible) : lines(value);
  return markup`<details class="body"><summary>${label}${fields} <code>${glance}</code></summary><pre>${withBreaks(shortened(whole.join('\n'), longestBody))}</pre></details>`;
}

/** With `<br>`, so that no line of the file starts with what a server says: GitHub's runner obeys `::`. */
function withBreaks(text: string): Markup {
  const [first = '', ...others] = text.split('\n');
  return markup`${first}${others.map(line => markup`<br>${line}`)}`;
}
