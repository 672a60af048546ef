import { ownPatterns } from './own-patterns.ts';
import { inRe2 } from './re2-syntax.ts';

/** A pattern that can be tried on any text in a time that grows with its length and no faster. */
export interface LinearPattern {
  test(text: string): boolean;
}

const known = new Map<string, LinearPattern | null>();

/**
 * A pattern of a document, which may be anybody's (CWE-1333): V8 takes it when it can be shown that it
 * hardly has to go back, which goes for most, and else an engine that never goes back. Null for
 * the few that are neither: with look-around or references to groups beside such repetitions.
 * Throws as `RegExp` does on what is no pattern.
 */
export function linearPattern(source: string): LinearPattern | null {
  const before = known.get(source);
  if (before !== undefined) return before;
  const native = compile(source);
  const isTrusted = ownPatterns().has(source) || isLinearInV8(native);
  const pattern = isTrusted ? native : automaton(source);
  known.set(source, pattern);
  return pattern;
}

/** JSON Schema 2020-12 section 6.4 asks for Unicode; many a pattern escapes more than it allows there. */
export function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

/** Whether so many steps show that V8 goes back only so often, whatever the text. */
export function isLinearInV8({ source, unicode }: RegExp): boolean {
  const { isSafePattern }: typeof import('redos-detector') = load('redos-detector');
  try {
    return isSafePattern(source, { unicode, maxSteps: 300, maxScore: 200, timeout: Infinity }).safe;
  } catch {
    // It does not know all that V8 does, such as the flag v.
    return false;
  }
}

function automaton(source: string): LinearPattern | null {
  const { RE2JS }: typeof import('re2js') = load('re2js');
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(inRe2(source)));
    return { test: text => compiled.matcher(text).find() };
  } catch {
    return null;
  }
}

/**
 * Loads what only a foreign document needs, which would take a tenth of a start. Node is asked for its loader here
 * and not at the top, since a browser, where there is none, has patterns of our own alone.
 */
function load(name: 'redos-detector' | 're2js') {
  return process.getBuiltinModule('node:module').createRequire(import.meta.url)(name);
}
