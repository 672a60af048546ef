import type { ShownPlaces } from '../context/shown-places.ts';
import type { Comparison } from '../observe/compare.ts';
import { showsNothing } from '../observe/nothing.ts';
import type { Clause } from './clause.ts';

/** What the cases of one rule saw of its clauses. */
export class Sight {
  readonly #shown: ShownPlaces;
  readonly #seen = new Set<Clause>();
  /** Looked for in views that have no members at all. */
  readonly #hidden = new Set<Clause>();
  /** Members that were there, and as they had to be. */
  readonly #found = new Map<Clause, Set<string>>();
  /** Members that were not there where they were looked for, and whether something had to show each time. */
  readonly #missing = new Map<Clause, Map<string, boolean>>();

  constructor(shown: ShownPlaces) {
    this.#shown = shown;
  }

  /** An answer or a delivery showed it, which is no view of the settings or of an item. */
  sees(clause: Clause): void {
    if (clause.seenIn === 'answers' || clause.seenIn === 'deliveries') this.#seen.add(clause);
  }

  /** The clause came into sight as far as the view shows it. */
  compares(
    clause: Clause,
    { seen, missing }: Pick<Comparison, 'seen' | 'missing'>,
    view: unknown,
  ): void {
    if (seen.length > 0) this.#seen.add(clause);
    else if (this.#shown.nameIn(view, []) === null) this.#hidden.add(clause);
    for (const at of seen) {
      const name = this.#shown.nameIn(view, at);
      if (name !== null) this.#finds(clause, name);
    }
    for (const { at, expected } of missing) {
      const name = this.#shown.nameIn(view, at);
      if (name !== null) this.#misses(clause, name, !showsNothing(expected));
    }
  }

  /** Takes over what another case saw. */
  add(other: Sight): void {
    for (const clause of other.#seen) this.#seen.add(clause);
    for (const clause of other.#hidden) this.#hidden.add(clause);
    for (const [clause, names] of other.#found) for (const name of names) this.#finds(clause, name);
    for (const [clause, names] of other.#missing)
      for (const [name, isDue] of names) this.#misses(clause, name, isDue);
  }

  isSeen(clause: Clause): boolean {
    return (
      this.isGlimpsed(clause) && [...this.missing(clause), ...this.leftOut(clause)].length === 0
    );
  }

  /** Whether anything of the clause came into sight; what a view leaves out only where it is unset does so, too. */
  isGlimpsed(clause: Clause): boolean {
    if (this.#seen.has(clause)) return true;
    const missing = this.#missing.get(clause) ?? [];
    return [...missing].some(([name, isDue]) => !isDue && this.#shown.has(name));
  }

  /** Whether it was looked for, and every view was without members. */
  isHidden(clause: Clause): boolean {
    return this.#hidden.has(clause) && !this.isGlimpsed(clause);
  }

  /** The members that the clause is about and that no view ever shows, each with whose view it is. */
  missing(clause: Clause): readonly string[] {
    return this.#namesOf(clause).flatMap(([name]) => (this.#shown.has(name) ? [] : [name]));
  }

  /** Those that views show, but left out each time that the clause was about them, though something had to show. */
  leftOut(clause: Clause): readonly string[] {
    const found = this.#found.get(clause);
    return this.#namesOf(clause).flatMap(([name, isDue]) =>
      isDue && this.#shown.has(name) && found?.has(name) !== true ? [name] : [],
    );
  }

  #namesOf(clause: Clause): readonly (readonly [string, boolean])[] {
    return [...(this.#missing.get(clause) ?? [])];
  }

  #finds(clause: Clause, name: string): void {
    const names = this.#found.get(clause) ?? new Set<string>();
    this.#found.set(clause, names.add(name));
  }

  #misses(clause: Clause, name: string, isDue: boolean): void {
    const names = this.#missing.get(clause) ?? new Map<string, boolean>();
    names.set(name, isDue || names.get(name) === true);
    this.#missing.set(clause, names);
  }
}
