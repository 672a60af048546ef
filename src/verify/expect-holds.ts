import { fails } from './report/fails.ts';
import { pretty } from './report/pretty.ts';
import type { Report } from './report/report.ts';

/** A server does not keep its document. The message has the fewest requests that show it. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';
  readonly report: Report;

  constructor(report: Report) {
    const rules = report.rules.filter(({ verdict }) => verdict === 'broken');
    super(pretty({ ...report, rules }, { colour: false, replay: 'holdfast verify' }));
    this.report = report;
  }
}

/**
 * Passes where every rule that could be judged holds, and what was required was seen.
 *
 * @throws {ContractBroken} whose message is what the command line tells of broken rules, without colours.
 * @example
 * import { expectHolds, verify } from 'holdfast/verify';
 *
 * const rules = ['omitted-auth-is-kept'];
 * expectHolds(await verify({ url: 'http://127.0.0.1:4010', apiKey: 'demo', rules }));
 */
export function expectHolds(report: Report): void {
  if (fails(report)) throw new ContractBroken(report);
}
