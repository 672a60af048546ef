import type { SettingsUpdate } from '../../contract/contract.ts';
import { viewIn } from '../../contract/settings-read.ts';
import { secondOne } from '../client/credential-nouns.ts';
import {
  type Exchange,
  type HttpRequest,
  type HttpResponse,
  isSuccess,
  type KeyRole,
} from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Patch } from '../generate/patches.ts';
import { post } from '../generate/rejects.ts';
import { type Flags, guardsOf, requestBody } from '../generate/request-body.ts';
import { compare } from '../observe/compare.ts';
import { described, shownUnset } from '../observe/described.ts';
import type { Arrival, Step } from '../observe/step.ts';
import type { Clause } from './clause.ts';
import { isDue, isEmpty, leftOut } from './missing-members.ts';
import { Refutation, Unobserved } from './refutation.ts';
import { Sight } from './sight.ts';
import { TestHooks } from './test-hooks.ts';

/** Stands in a counterexample where no answer came. */
const noResponse: HttpResponse = { status: 0, headers: {}, text: '', json: undefined };

/** One case of a rule against the target: sends, records, compares. */
export class TestCase {
  readonly context: RuleContext;
  readonly hooks: TestHooks;
  readonly #steps: Step[] = [];
  /** What this case saw of the clauses of its rule. */
  readonly sight: Sight;
  #phase: Step['phase'] = 'baseline';

  constructor(context: RuleContext) {
    this.context = context;
    this.sight = new Sight(context.shown);
    this.hooks = new TestHooks(
      request => this.send(request),
      context.target.made,
      (view, update) => context.shown.add(view, `an item of ${update.path}`),
    );
    context.receiver.take();
  }

  /** Everything that was sent and came back so far. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  async send(request: HttpRequest): Promise<Step> {
    const { target } = this.context;
    let repeated = false;
    const exchange = await target
      .exchange(request, () => {
        repeated = true;
      })
      .catch((error: unknown) => {
        this.#steps.push({ request, response: noResponse, phase: this.#phase, arrivals: [] });
        throw error;
      });
    const step = { ...exchange, phase: this.#phase, arrivals: this.#arrivals(request) };
    this.#steps.push(step);
    // The request that was lost may have fired it as well, and may still be at it.
    if (repeated && step.arrivals.length > 0)
      throw new Unobserved('the connection was lost while an event was fired');
    return step;
  }

  /**
   * What arrived and is of this case: an event that our receiver refused in another one may be tried
   * again at any time, as senders do.
   */
  #arrivals(request: HttpRequest): readonly Arrival[] {
    const { receiver } = this.context;
    const sent = [...this.#steps.map(step => step.request), request];
    return receiver
      .take()
      .filter(
        ({ path }) =>
          receiver.takes(path) || sent.some(({ body }) => body?.includes(path) === true),
      );
  }

  /** From here on every request belongs to the counterexample. */
  endBaseline(): void {
    this.#phase = 'step';
  }

  /** All that was sent so far was the baseline after all. */
  toBaseline(): void {
    const baseline = this.#steps.map(step => ({ ...step, phase: 'baseline' as const }));
    this.#steps.splice(0, this.#steps.length, ...baseline);
  }

  post(update: SettingsUpdate, body: unknown, key: KeyRole = 'first'): Promise<Exchange> {
    return this.send({ ...post(update, JSON.stringify(body)), key });
  }

  /** Starts from a complete update, so that nothing depends on what was stored before. */
  async baseline(
    update: SettingsUpdate,
    patch: Patch,
    cascade?: boolean,
    key: KeyRole = 'first',
  ): Promise<Exchange> {
    const flags = { ...guardsOf(update, patch), ...(cascade !== undefined && { cascade }) };
    const exchange = await this.post(update, requestBody(update, patch, flags), key);
    const { response } = exchange;
    // Which status a success has is for the rules to judge.
    if (!isSuccess(response)) {
      const whose = key === 'second' ? ` with the ${secondOne(update.authentication)}` : '';
      throw new Unobserved(
        `the target answered ${response.status} to a complete, valid update${whose}, which every case starts from`,
      );
    }
    return exchange;
  }

  /**
   * Sends an update that the contract allows; any answer but a success refutes the rule. Which status a
   * success has is one rule's business.
   */
  async update(
    update: SettingsUpdate,
    patch: Patch,
    flags: Flags = {},
    key: KeyRole = 'first',
  ): Promise<Exchange> {
    this.endBaseline();
    const body = requestBody(update, patch, flags);
    const [violation] = update.request(body);
    if (violation !== undefined)
      throw new Unobserved(
        `the document allows no update that would show it (${violation.pointer} ${violation.detail})`,
      );
    const exchange = await this.post(update, body, key);
    const { response } = exchange;
    if (!isSuccess(response))
      this.fail(null, 'a valid update is accepted', update.success.status, response.status);
    return exchange;
  }

  /** Sends an update that a server may refuse; null when it does, or the document would. */
  async tryUpdate(
    update: SettingsUpdate,
    patch: Patch,
    flags: Flags = {},
  ): Promise<Exchange | null> {
    this.endBaseline();
    const body = requestBody(update, patch, flags);
    if (update.request(body).length > 0) return null;
    const exchange = await this.post(update, body);
    return isSuccess(exchange.response) ? exchange : null;
  }

  /** Sends a body that the contract does not allow: 400, and nothing else will do. */
  async refused(
    clause: Clause,
    update: SettingsUpdate,
    body: unknown,
    what: string,
  ): Promise<Exchange> {
    this.endBaseline();
    const exchange = await this.post(update, body);
    this.expect(clause, `${what} is refused`, 400, exchange.response.status);
    return exchange;
  }

  /**
   * The settings as they stand: seen through an update that sends nothing or, where that does not leave
   * them alone or shows nothing, on a new item that starts from them. Undefined where neither shows them.
   */
  async read(update: SettingsUpdate, key: KeyRole = 'first'): Promise<unknown> {
    const { quietReads, inheritance } = this.context.abilitiesOf(update);
    if (quietReads.offered) {
      const exchange = await this.readBack(update, key);
      if (!isSuccess(exchange.response)) return undefined;
      const view = this.view(update, exchange);
      if (!isEmpty(view) || !inheritance.offered) return view;
    }
    if (!inheritance.offered) return undefined;
    const [item = ''] = await this.hooks.createItems(update, 1, key);
    return this.hooks.item(update, item, key);
  }

  /** Sends what the contract reads settings with: an update that sends nothing, and whose answer shows them. */
  readBack(update: SettingsUpdate, key: KeyRole = 'first'): Promise<Exchange> {
    return this.post(update, requestBody(update, {}), key);
  }

  view(update: SettingsUpdate, { response }: Exchange): unknown {
    const view = viewIn(update.read, response.json);
    this.context.shown.add(view, `an answer of ${update.path}`);
    return update.absent === 'unset' ? shownUnset(update.shape, view) : view;
  }

  /**
   * Compares a view with what it must show; members that the server leaves out are not judged. Without a
   * clause it is looked at by the way.
   */
  expectShown(clause: Clause | null, what: string, expected: unknown, actual: unknown): void {
    const comparison = compare(expected, actual);
    const [difference] = comparison.differences;
    if (difference !== undefined) {
      const at = difference.at.join('.');
      this.fail(
        clause,
        what,
        at === '' ? difference.expected : { [at]: difference.expected },
        at === '' ? difference.actual : { [at]: difference.actual },
      );
    }
    if (clause === null) return;
    const missing = comparison.missing.filter(({ at }) => isDue(this.context, at));
    this.sight.compares(clause, { ...comparison, missing }, actual);
  }

  /** Compares a view with an earlier one in all that the contract describes; what neither shows is not seen. */
  expectSame(
    clause: Clause,
    what: string,
    update: SettingsUpdate,
    before: unknown,
    actual: unknown,
  ): void {
    this.expectShown(clause, what, described(update.shape, before), actual);
    this.sight.compares(
      clause,
      { seen: [], missing: leftOut(this.context, update, before) },
      actual,
    );
  }

  expect(clause: Clause | null, what: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected) !== JSON.stringify(actual))
      this.fail(clause, what, expected, actual);
    if (clause !== null) this.sight.sees(clause);
  }

  fail(clause: Clause | null, what: string, expected: unknown, actual: unknown): never {
    throw new Refutation(clause, what, [...this.#steps], expected, actual);
  }
}
