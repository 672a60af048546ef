import { isRecord } from '../../contract/json-pointer.ts';

/**
 * The members that views of this run had at any time. One that shows where something is stored, and is
 * left out where nothing is, can be seen; one that never shows cannot.
 */
export class ShownPlaces {
  /** By name, the last view that had it. */
  readonly #places = new Map<string, unknown>();
  readonly #whose = new WeakMap<object, string>();
  readonly #readable = new Set<string>();

  /** A view came into sight; `whose` tells those of settings, items and operations apart. */
  add(view: unknown, whose: string): void {
    if (!isRecord(view)) return;
    this.#whose.set(view, whose);
    this.#addMembers(view, view, `${whose} `);
  }

  /** A request for such a view was answered: whether that is a failure, of a server that has shown one before. */
  noteAnswer(status: number, whose: string): 'failure' | 'no failure' {
    if (status === 200) this.#readable.add(whose);
    return status >= 500 && this.#readable.has(whose) ? 'failure' : 'no failure';
  }

  /** What `has` knows the place by; null for a view that has no members at all, and so shows nothing. */
  nameIn(view: unknown, at: readonly string[]): string | null {
    if (!isRecord(view) || Object.keys(view).length === 0) return null;
    return `${this.#whose.get(view)} ${at.join('.')}`;
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** The last view that had the place. */
  lastWith(name: string): unknown {
    return this.#places.get(name);
  }

  #addMembers(view: unknown, members: Readonly<Record<string, unknown>>, start: string): void {
    for (const [name, member] of Object.entries(members)) {
      this.#places.set(start + name, view);
      if (isRecord(member)) this.#addMembers(view, member, `${start}${name}.`);
    }
  }
}
