/** What one case costs before any was run: how many requests cases have on average. */
const requestsPerCase = 5;
/** As many cases tell better than an estimate what the next ones will cost. */
const telling = 50;

/**
 * Spreads the time that a run may take over the cases that are still to come. A fast server never
 * notices; a slow one, or one that limits the rate, gets fewer cases of every rule.
 */
export class TimeBudget {
  readonly #milliseconds: number;
  readonly #now: () => number;
  readonly #requestMs: number;
  readonly #started: number;
  #cases = 0;

  /** `requestMs` is how long a request took on average while the server was explored. */
  constructor(milliseconds: number, requestMs: number, now: () => number) {
    this.#milliseconds = milliseconds;
    this.#requestMs = requestMs;
    this.#now = now;
    this.#started = now();
  }

  /** For which share of the coming cases there is time; 1 is all of them. */
  share(casesToCome: number): number {
    const needed = casesToCome * this.#caseMs();
    const left = Math.max(0, this.#milliseconds - this.#spent());
    return needed <= left ? 1 : left / needed;
  }

  /** Tells of cases that were run since. */
  ran(cases: number): void {
    this.#cases += cases;
  }

  #caseMs(): number {
    return this.#cases < telling ? this.#requestMs * requestsPerCase : this.#spent() / this.#cases;
  }

  #spent(): number {
    return this.#now() - this.#started;
  }
}
