import type { Receiver } from '../observe/receiver.ts';

/** Milliseconds after an update in which a call to its urls may still come, as long as none has shown how late it is. */
const mostMs = 500;
/** Where nothing comes for so long, no more does. */
const quietMs = 25;

/**
 * A server may call a url that was saved, and do so some time after its answer. Such a call is no event,
 * but comes where one is looked at. Few servers do, and to wait for it takes long, so a run waits only
 * once it looks as if there were such calls.
 */
export class LatePings {
  readonly #receiver: Pick<Receiver, 'take'>;
  readonly #sleep: (milliseconds: number) => Promise<void>;
  #longestMs = mostMs;
  #mayCome = false;
  #isAwaited = false;
  #haveCome = false;

  constructor(receiver: Pick<Receiver, 'take'>, sleep: (milliseconds: number) => Promise<void>) {
    this.#receiver = receiver;
    this.#sleep = sleep;
  }

  /** Whether they are waited for from here on. */
  get areAwaited(): boolean {
    return this.#isAwaited;
  }

  /** An update was sent, which may bring them. */
  updated(): void {
    this.#mayCome = true;
  }

  /** Before an event is fired: what comes meanwhile is none. */
  async pass(): Promise<void> {
    if (!this.#isAwaited || !this.#mayCome) return;
    this.#mayCome = false;
    let came = 0;
    for (let waited = quietMs; waited <= this.#longestMs; waited += quietMs) {
      await this.#sleep(quietMs);
      const isQuiet = this.#receiver.take().length === 0;
      if (isQuiet && came > 0) break;
      if (!isQuiet) came = waited;
    }
    if (came === 0) return;
    this.#longestMs = this.#haveCome ? Math.max(this.#longestMs, 4 * came) : 4 * came;
    this.#haveCome = true;
  }

  /** Waits for them while something is done, and ever after where some came; whether they did. */
  async await(action: () => Promise<void>): Promise<boolean> {
    this.#isAwaited = true;
    await action();
    this.#isAwaited = this.#haveCome;
    return this.#haveCome;
  }
}
