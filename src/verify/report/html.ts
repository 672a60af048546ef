import { alsoBrokenLine, type CauseGroup, causeGroups } from './by-rule.ts';
import { brokenRuleArticle } from './html-broken-rule.ts';
import { htmlStyle } from './html-style.ts';
import { heldSection, unobservableSection } from './html-tables.ts';
import { type Markup, markup } from './markup.ts';
import { noticesOf } from './notices.ts';
import type { BrokenRule, Report } from './report.ts';
import type { Reporter } from './reporter.ts';
import { phrase } from './value-text.ts';
import { visible } from './visible.ts';

/**
 * One file that needs nothing else: no script, no address, and a policy that would stop either (CSP
 * Level 3), should a server's text ever get through as markup.
 */
export const html: Reporter = (report, { replay }) => {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title(report)}</title>
<style>${htmlStyle}</style>
</head>
<body>
${pageHeader(report)}
<main>
${brokenSection(report, replay)}
${unobservableSection(report)}
${heldSection(report)}
</main>
<footer><p>${report.tool.name} ${report.tool.version}, seed ${report.seed}</p></footer>
</body>
</html>
`.text;
};

function title({ summary, target }: Report): string {
  const { held, broken, unobservable } = summary;
  return `${broken} broken, ${unobservable} unobservable, ${held} held: ${visible(target)}`;
}

function pageHeader(report: Report): Markup {
  const { broken, unobservable, held } = report.summary;
  const figure = (name: string, count: number) =>
    markup`<div class="${name}"><dt>${count === 0 ? name : markup`<a href="#${name}">${name}</a>`}</dt><dd>${count}</dd></div>`;
  return markup`<header>
<p class="tool">Holdfast</p>
<h1>${heading(report)}</h1>
${noticesOf(report).map(({ title, message }) => markup`<p><strong>${title}</strong>: ${message}</p>`)}
${report.unfinished === undefined ? markup`` : markup`<p>The run ended early: ${phrase(report.unfinished)}</p>`}
<p><code>${visible(report.target)}</code>, ${(report.durationMs / 1000).toFixed(1)} s, seed ${report.seed}</p>
<dl>${[figure('broken', broken), figure('unobservable', unobservable), figure('held', held)]}</dl>
</header>`;
}

function heading({ summary: { broken }, unfinished }: Report): string {
  if (broken === 0)
    return unfinished === undefined ? 'No rule is broken' : 'Not every rule was judged';
  return broken === 1 ? 'A rule is broken' : 'Rules are broken';
}

function brokenSection(report: Report, replay: string): Markup {
  const causes = causeGroups(report);
  if (causes.length === 0) return markup``;
  const order = causes.flatMap(({ headline, alsoBroken }) => [...headline, ...alsoBroken]);
  const idOf = (result: BrokenRule) => `broken-${order.indexOf(result) + 1}`;
  const entry = (result: BrokenRule) =>
    markup`<li><a href="#${idOf(result)}">${result.id}</a> <span class="operation">${visible(result.operation)}</span></li>`;
  return markup`<section aria-labelledby="broken">
<h2 id="broken">Broken</h2>
<nav aria-label="Broken rules"><ol>${causes.flatMap(({ headline }) => headline.map(entry))}</ol></nav>
${causes.map(cause => causeMarkup(cause, result => brokenRuleArticle(result, idOf(result), replay)))}
</section>`;
}

/** What most likely says what is wrong, and folded below it what else broke with it. */
function causeMarkup(cause: CauseGroup, article: (result: BrokenRule) => Markup): Markup {
  const line = alsoBrokenLine(cause);
  const others =
    line === ''
      ? markup``
      : markup`<details><summary>${line}</summary>${cause.alsoBroken.map(article)}</details>`;
  return markup`${cause.headline.map(article)}${others}`;
}
