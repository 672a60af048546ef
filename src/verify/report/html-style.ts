import { markup } from './markup.ts';

/** Colours keep a contrast of 4.5 to 1 in light and dark (WCAG 2.2, 1.4.3); verdicts are words as well. */
export const htmlStyle = markup`
:root {
  color-scheme: light dark;
  --ground: #fff;
  --raised: #f4f5f7;
  --line: #d5d9e0;
  --text: #1b1f26;
  --quiet: #545d6b;
  --link: #0b57a4;
  --broken: #b3181f;
  --unobservable: #7d5200;
  --held: #17692f;
  --mark-expected: #c9efd3;
  --mark-actual: #ffd9d7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171c;
    --raised: #1d2229;
    --line: #363d48;
    --text: #e7eaef;
    --quiet: #a3adbb;
    --link: #83bbff;
    --broken: #ff8f8a;
    --unobservable: #eabb5a;
    --held: #74d28d;
    --mark-expected: #1d4a2c;
    --mark-actual: #64211f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 68rem;
  padding: 1rem clamp(0.75rem, 3vw, 2rem) 3rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 0.25rem; font-size: 1.75rem; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.375rem; }
h3 { margin: 0 0 0.5rem; font-size: 1.125rem; }
h4 { margin: 1.25rem 0 0.25rem; font-size: 1rem; }
p { margin: 0.25rem 0; }
a { color: var(--link); }
code, pre { font: 0.875rem/1.45 ui-monospace, monospace; }
pre {
  margin: 0.25rem 0 0;
  padding: 0.625rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.375rem;
  background: var(--ground);
  white-space: pre-wrap;
}
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.tool, .source, .level, footer { color: var(--quiet); }
.tool, .level, .operation { font-size: 0.875rem; font-weight: 400; }
.operation { font-family: ui-monospace, monospace; }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem; margin: 1rem 0 0; }
dl div {
  display: flex;
  flex-direction: column-reverse;
  justify-content: flex-end;
  padding: 0.5rem clamp(0.375rem, 2vw, 0.75rem);
  border: 1px solid var(--line);
  border-top: 4px solid currentColor;
  border-radius: 0.375rem;
  background: var(--raised);
}
dl a { color: inherit; }
dt { font-size: 0.8125rem; }
dd { margin: 0; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
.broken { color: var(--broken); }
.unobservable { color: var(--unobservable); }
.held { color: var(--held); }
nav ol { margin: 0 0 1rem; padding-left: 1.5rem; }
article {
  margin: 0 0 1rem;
  padding: 1rem clamp(0.75rem, 2vw, 1.25rem);
  border: 1px solid var(--line);
  border-left: 4px solid var(--broken);
  border-radius: 0.375rem;
  background: var(--raised);
}
blockquote { margin: 0.5rem 0; padding-left: 0.75rem; border-left: 3px solid var(--line); }
.source { font-size: 0.875rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0.5rem 1rem; }
figure { min-width: 0; margin: 0.25rem 0 0; }
figcaption { font-size: 0.875rem; font-weight: 600; }
.expected figcaption { color: var(--held); }
.actual figcaption { color: var(--broken); }
mark { color: inherit; border-bottom: 2px solid; border-radius: 0.125rem; }
.expected mark { background: var(--mark-expected); border-color: var(--held); }
.actual mark { background: var(--mark-actual); border-color: var(--broken); }
.steps { margin: 0.25rem 0; padding: 0; list-style: none; }
.steps li { margin: 0.5rem 0; padding-left: 1.75rem; }
.name { float: left; width: 1.75rem; margin-left: -1.75rem; font-weight: 600; }
summary { min-height: 1.75rem; cursor: pointer; }
.body > summary { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.body[open] > summary > code { display: none; }
summary code { color: var(--quiet); }
.level { white-space: nowrap; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.875rem; }
thead th:first-child { width: 33%; }
th.cases { width: 7rem; }
b { font-weight: 600; }
td > p:first-child { margin-top: 0; }
.operations { margin: 0 0 0.5rem; padding: 0; list-style: none; color: var(--quiet); }
@media (max-width: 40rem) {
  /* A row becomes a card: columns do not fit a phone. */
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  th, td { display: block; width: auto; padding: 0; border: 0; }
}
`;
