import { isRecord } from '../../contract/json-pointer.ts';

/**
 * The members that views of this run had at any time. One that shows where something is stored, and is
 * left out where nothing is, can be seen; one that never shows cannot.
 */
export class ShownPlaces {
  readonly #places = new Set<string>();
  readonly #whose = new WeakMap<object, string>();

  /** A view came into sight; `whose` tells those of settings, items and operations apart. */
  add(view: unknown, whose: string): void {
    if (!isRecord(view)) return;
    this.#whose.set(view, whose);
    this.#addMembers(view, `${whose} `);
  }

  /** What `has` knows the place by; null for a view that has no members at all, and so shows nothing. */
  nameIn(view: unknown, at: readonly string[]): string | null {
    if (!isRecord(view) || Object.keys(view).length === 0) return null;
    return `${this.#whose.get(view)} ${at.join('.')}`;
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  #addMembers(members: Readonly<Record<string, unknown>>, start: string): void {
    for (const [name, member] of Object.entries(members)) {
      this.#places.add(start + name);
      if (isRecord(member)) this.#addMembers(member, `${start}${name}.`);
    }
  }
}
