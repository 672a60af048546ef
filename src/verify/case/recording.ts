import type { HttpRequest, HttpResponse } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Arrival, Step } from '../observe/step.ts';
import { Unobserved } from './refutation.ts';

/** Stands in a counterexample where no answer came. */
const noResponse: HttpResponse = { status: 0, headers: {}, text: '', json: undefined };

/** What one case sends and what comes back, step by step. */
export class Recording {
  readonly #context: RuleContext;
  readonly #steps: Step[] = [];
  #phase: Step['phase'] = 'baseline';
  #startsFromAnother = false;

  constructor(context: RuleContext) {
    this.#context = context;
    context.receiver.take();
  }

  /** Everything that was sent and came back so far. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  async send(request: HttpRequest): Promise<Step> {
    const { target } = this.#context;
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

  /** Takes over what another case sent, as the start of this one. */
  startFrom(steps: readonly Step[]): void {
    this.#steps.push(...steps);
    this.#startsFromAnother = true;
  }

  get startsFromAnother(): boolean {
    return this.#startsFromAnother;
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

  /**
   * What arrived and is of this case: an event that our receiver refused in another one may be tried
   * again at any time, as senders do.
   */
  #arrivals(request: HttpRequest): readonly Arrival[] {
    const { receiver } = this.#context;
    const sent = [...this.#steps.map(step => step.request), request];
    return receiver
      .take()
      .filter(
        ({ path }) =>
          receiver.takes(path) || sent.some(({ body }) => body?.includes(path) === true),
      );
  }
}
