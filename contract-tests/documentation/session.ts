/**
 * The terminal session that README.md shows: a mock that leaks, `verify`, and the one request that
 * shows it. Run by itself it types all of it anew and writes what came into README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { withSection } from '../runner/marked-section.ts';
import { type Reader, readerInCheckout } from './reader.ts';
import { readme } from './rules-table.ts';
import { run, start } from './shell.ts';

const shownAt = 'http://127.0.0.1:4010';
const columns = 100;

const leak = `curl -s -X PUT ${shownAt}/__admin/scenarios -H 'apiKey: demo' \\
    -H 'Content-Type: application/json' -d '[{"name":"leaky","rule":"password-is-masked"}]'`;
// With a seed the same requests are sent each time.
const verify = `npm run --silent holdfast -- verify ${shownAt} --api-key demo --second-api-key demo-2 \\
    --admin ${shownAt}/__admin --seed 1`;
const mend = `curl -s -X DELETE ${shownAt}/__admin/scenarios -H 'apiKey: demo'`;

/** Types the session at a mock of its own, which it shows at the documented address. */
export async function recordedSession(reader: Reader): Promise<string> {
  await using mock = await start(reader.typed('npm run --silent holdfast -- mock --port 0'));
  const typed = async (command: string) => {
    const { output } = await run(reader.typed(command).replaceAll(shownAt, mock.url));
    return output.trimEnd().replaceAll(mock.url, shownAt);
  };
  const leaking = await typed(leak);
  const report = await typed(verify);
  const request = folded(requestIn(report));
  const setKey = 'export HOLDFAST_API_KEY=demo';
  return [
    `$ ${leak}`,
    leaking,
    `$ ${verify}`,
    ...firstAndLast(report),
    `$ ${setKey}`,
    `$ ${request}`,
    await typed(`${setKey}; ${request}`),
    `$ ${mend}`,
    await typed(mend),
  ]
    .join('\n')
    .trimEnd();
}

/** The first broken rule up to its command, and the verdict at the end; `⋮` is what stands between. */
function firstAndLast(report: string): readonly string[] {
  const [first = ''] = report.split('\n\n  again:\n');
  const last = report.slice(report.lastIndexOf('\n\n') + 2);
  return [...first.split('\n').map(cut), '⋮', ...last.split('\n').map(cut)];
}

function cut(line: string): string {
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

/** What the report says to paste into a shell, and of its answer what the rule is about. */
function requestIn(report: string): string {
  const [request] = /curl -si .*/.exec(report) ?? [];
  if (request === undefined) throw new Error(`no request shows it: ${report}`);
  return `${request} | grep -o '"basic":{[^}]*}'`;
}

/** The same command in lines of a readable length: between its words, and between members of the JSON. */
function folded(command: string): string {
  const options = command.replaceAll(/ (?=-H 'apiKey|--data-raw )/g, ' \\\n    ');
  return options.replaceAll(/,(?="(?:auth|updates|submission|updateAuth)":)/g, ',\n      ');
}

/** What differs from one run to the next: how long it took, and where the events of this run arrive. */
export function comparable(session: string): string {
  return session
    .replaceAll(/ in \d+(?:\.\d+)? s /g, ' in … s ')
    .replaceAll(/127\.0\.0\.1:\d{5}\/[0-9a-f]{16}/g, '127.0.0.1:…');
}

export function shownSession(): string {
  const [, session] = /^```console\n(\$ .*?)^```$/ms.exec(readFileSync(readme, 'utf8')) ?? [];
  if (session === undefined) throw new Error('README.md shows no session');
  return session.trimEnd();
}

if (import.meta.main) {
  const block = `\`\`\`console\n${await recordedSession(readerInCheckout)}\n\`\`\``;
  const page = withSection(readFileSync(readme, 'utf8'), 'session', block);
  if (page === null) throw new Error('README.md has no <!-- session --> and <!-- /session -->');
  writeFileSync(readme, page);
}
