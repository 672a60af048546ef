import { causesOf } from '../causes.ts';
import type { BrokenRule } from '../report.ts';
import { broken } from './samples.ts';

type Parts = Partial<Omit<BrokenRule, 'counterexample'>>;

const own = { id: 'any', statement: 'what the rule says' };

/** A rule that is broken by a clause of its own. */
export const found = (id: string, parts: Parts = {}, sides: object = {}) =>
  broken(sides, { id, clause: own, ...parts });

/** Each cause by its rules, the headline first. */
export const told = (...results: Parameters<typeof causesOf>[0]) =>
  causesOf(results).map(({ rule, alsoBroken }) => [rule, ...alsoBroken.map(({ rule }) => rule)]);
