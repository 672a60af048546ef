import { type HttpRequest, mayChange } from '../client/exchange.ts';
import type { ItemId } from '../observe/item-ids.ts';
import type { Step } from '../observe/step.ts';

/** A baseline that was sent, and the item that has its settings. */
export interface Baseline {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly item: ItemId | null;
}

/**
 * The baseline that stands at the target as long as nothing was sent that may have changed it: a next
 * case that starts from the same need not send it again. A refused request is held to have changed
 * nothing, so whoever finds otherwise has to start anew.
 */
export class StandingBaseline {
  #baseline: Baseline | null = null;

  find(name: string): Baseline | null {
    return this.#baseline?.name === name ? this.#baseline : null;
  }

  stands(baseline: Baseline): void {
    this.#baseline = baseline;
  }

  forget(): void {
    this.#baseline = null;
  }

  /** Forgets it where a request may have changed what is stored. */
  follow({ request, response }: Step): void {
    const isRefused = response.status >= 400 && response.status < 500;
    if (!isRefused && !isLook(request)) this.forget();
  }
}

/** Safe methods (RFC 9110 section 9.2.1), new items and events change nothing that is stored. */
function isLook({ base, method, path }: HttpRequest): boolean {
  if (base === 'admin') return method === 'GET' || (method === 'POST' && path !== '/reset');
  return !mayChange({ base, method });
}
