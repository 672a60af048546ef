import { casesOf, heldRules, type RuleGroup, unobservableByReason, unseenOf } from './by-rule.ts';
import { type Markup, markup } from './markup.ts';
import { proseMarkup } from './prose-markup.ts';
import type { Report, RuleResult, UnobservableRule } from './report.ts';
import { phrase } from './value-text.ts';
import { visible } from './visible.ts';

export function unobservableSection(report: Report): Markup {
  const reasons = unobservableByReason(report);
  if (reasons.length === 0) return markup``;
  const row = ({ reason, groups }: (typeof reasons)[number]) => markup`<tr>
<th scope="row">${phrase(reason)}</th>
<td>${groups.map(group => markup`<p>${ruleName(group)}</p>${operations(group)}${unseen(group.first)}`)}</td>
</tr>
`;
  return markup`<section aria-labelledby="unobservable">
<h2 id="unobservable">Unobservable</h2>
<table>
<thead><tr><th scope="col">What was missing</th><th scope="col">Rules</th></tr></thead>
<tbody>
${reasons.map(row)}</tbody>
</table>
</section>`;
}

export function heldSection(report: Report): Markup {
  const groups = heldRules(report);
  if (groups.length === 0) return markup``;
  const row = (group: RuleGroup<RuleResult>) => markup`<tr>
<th scope="row">${ruleName(group)}</th>
<td><p>${proseMarkup(group.first.statement)}</p>${operations(group)}</td>
<td class="cases">${casesOf(group)}</td>
</tr>
`;
  return markup`<section aria-labelledby="held">
<h2 id="held">Held</h2>
<table>
<thead><tr><th scope="col">Rule</th><th scope="col">Statement and operations</th><th scope="col" class="cases">Cases</th></tr></thead>
<tbody>
${groups.map(row)}</tbody>
</table>
</section>`;
}

function unseen(rule: UnobservableRule): Markup {
  const text = unseenOf(rule);
  return text === '' ? markup`` : markup`<p>${text}</p>`;
}

function ruleName({ first }: RuleGroup<RuleResult>): Markup {
  return markup`<b>${first.id}</b> <span class="level">${first.level}</span>`;
}

function operations({ results }: RuleGroup<RuleResult>): Markup {
  const items = results.map(
    ({ operation }) => markup`<li class="operation">${visible(operation)}</li>`,
  );
  return markup`<ul class="operations">${items}</ul>`;
}
