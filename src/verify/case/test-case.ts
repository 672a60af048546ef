import type { SettingsUpdate } from '../../contract/contract.ts';
import { secondOne } from '../client/credential-nouns.ts';
import { type Exchange, type HttpRequest, isSuccess, type KeyRole } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Patch } from '../generate/patches.ts';
import { refusalOf } from '../generate/refusals.ts';
import { type Flags, guardsOf, requestBody } from '../generate/request-body.ts';
import { nameOf } from '../generate/require-values.ts';
import { compare } from '../observe/compare.ts';
import { described } from '../observe/described.ts';
import type { ItemId } from '../observe/item-ids.ts';
import type { Step } from '../observe/step.ts';
import type { Clause } from './clause.ts';
import { isDue, isEmpty, leftOut, withdrawn } from './missing-members.ts';
import { posted } from './posted.ts';
import { Recording } from './recording.ts';
import { Refutation, Unobserved } from './refutation.ts';
import { Sight } from './sight.ts';
import { isFiring, TestHooks } from './test-hooks.ts';
import { Views } from './views.ts';

/** One case of a rule against the target: sends, records, compares. */
export class TestCase {
  readonly context: RuleContext;
  readonly hooks: TestHooks;
  /** What this case saw of the clauses of its rule. */
  readonly sight: Sight;
  readonly #recording: Recording;
  readonly #views: Views;

  constructor(context: RuleContext) {
    this.context = context;
    this.sight = new Sight(context.shown);
    const nameOf = ({ path }: SettingsUpdate) => `an item of ${path}`;
    this.hooks = new TestHooks(request => this.send(request), context.target.made, {
      show: (view, update) => context.shown.add(view, nameOf(update)),
      answer: (status, update) => {
        if (context.shown.noteAnswer(status, nameOf(update)) === 'failure')
          this.fail(null, 'an item is shown, as others were', 200, status);
      },
    });
    this.#views = new Views(context, request => this.#recording.send(request));
    this.#recording = new Recording(context);
  }

  /** Everything that was sent and came back so far. */
  get steps(): readonly Step[] {
    return this.#recording.steps;
  }

  /** Whether it took its baseline from a case before it. */
  get hasStandingBaseline(): boolean {
    return this.#recording.startsFromAnother;
  }

  async send(request: HttpRequest): Promise<Step> {
    const { standing, pings } = this.context;
    if (isFiring(request)) await pings.pass();
    else pings.updated();
    const step = await this.#recording.send(request);
    standing.follow(step);
    return step;
  }

  /** From here on every request belongs to the counterexample. */
  endBaseline(): void {
    this.#recording.endBaseline();
  }

  /** All that was sent so far was the baseline after all. */
  toBaseline(): void {
    this.#recording.toBaseline();
  }

  async post(update: SettingsUpdate, body: unknown, key: KeyRole = 'first'): Promise<Step> {
    const step = await this.send({ ...posted(update, body), key });
    await this.#views.follow(update, step, key);
    return step;
  }

  /** Starts from a complete update, so that nothing depends on what was stored before. */
  async baseline(
    update: SettingsUpdate,
    patch: Patch,
    cascade?: boolean,
    key: KeyRole = 'first',
  ): Promise<Step> {
    const flags = { ...guardsOf(update, patch), ...(cascade !== undefined && { cascade }) };
    const step = await this.post(update, requestBody(update, patch, flags), key);
    const { response } = step;
    // Which status a success has is for the rules to judge.
    if (!isSuccess(response)) {
      if (key === 'first') this.context.refused.add(nameOf(update), step);
      const whose = key === 'second' ? ` with the ${secondOne(update.authentication)}` : '';
      throw new Unobserved(
        `the target answered ${response.status} to a complete, valid update${whose}, which every case starts from`,
      );
    }
    return step;
  }

  /**
   * The same where the case only sends what must change nothing: what stands from the case before is not
   * sent again. With an item that has the same settings, where asked for and there are any.
   */
  async unchangedBaseline(
    update: SettingsUpdate,
    patch: Patch,
    { withItem = false } = {},
  ): Promise<ItemId | null> {
    const { standing, abilities } = this.context;
    const isOnItem = withItem && abilities.items.offered;
    const name = JSON.stringify([update.operationId, patch, isOnItem]);
    const found = standing.find(name);
    if (found !== null) {
      this.#recording.startFrom(found.steps);
      return found.item;
    }
    const [item = null] = isOnItem ? await this.hooks.createItems(update, 1) : [];
    await this.baseline(update, patch, item === null ? undefined : true);
    standing.stands({ name, steps: [...this.steps], item });
    return item;
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
  ): Promise<Step> {
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
  async tryUpdate(update: SettingsUpdate, patch: Patch, flags: Flags = {}): Promise<Step | null> {
    this.endBaseline();
    const body = requestBody(update, patch, flags);
    if (update.request(body).length > 0) return null;
    const exchange = await this.post(update, body);
    return isSuccess(exchange.response) ? exchange : null;
  }

  /** Sends a body that the contract does not allow: nothing but its refusal will do. */
  async refused(
    clause: Clause,
    update: SettingsUpdate,
    body: unknown,
    what: string,
  ): Promise<Step> {
    this.endBaseline();
    const exchange = await this.post(update, body);
    this.expectRefusal(clause, `${what} is refused`, 400, exchange.response.status);
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

  /** Reads the settings: by the document's operation for it or, without one, an update that sends nothing. */
  async readBack(update: SettingsUpdate, key: KeyRole = 'first'): Promise<Step> {
    const read = await this.#views.read(update, key);
    if (read !== null) return read;
    return this.#recording.send({ ...posted(update, requestBody(update, {})), key });
  }

  /** What an answer shows of the settings or, where it shows nothing, what was read after it. */
  view(update: SettingsUpdate, exchange: Exchange): unknown {
    return this.#views.of(update, exchange);
  }

  /**
   * Compares a view with what it must show; a member that the server leaves out is not judged, unless it
   * was shown before. Without a clause it is looked at by the way.
   */
  expectShown(clause: Clause | null, what: string, expected: unknown, actual: unknown): void {
    const comparison = compare(expected, actual);
    const gone = withdrawn(this.context, comparison, actual);
    const [difference = gone === null ? undefined : { ...gone, actual: undefined }] =
      comparison.differences;
    if (difference !== undefined) {
      const at = difference.at.join('.');
      const named = (value: unknown) => (at === '' ? value : { [at]: value });
      this.fail(clause, what, named(difference.expected), named(difference.actual));
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

  /** Compares a status with the one that our contract has for such a refusal, or what a foreign document has. */
  expectRefusal(clause: Clause | null, what: string, status: number, actual: number): void {
    const { due, takes } = refusalOf(this.context.update, status);
    this.expect(clause, what, takes(actual) ? actual : due, actual);
  }

  fail(clause: Clause | null, what: string, expected: unknown, actual: unknown): never {
    throw new Refutation(clause, what, [...this.steps], expected, actual);
  }
}
