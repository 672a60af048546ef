import { findCycles } from './cycles.ts';
import { confined, isTest, partingFolders, placeOf, reachOf, roomOf } from './rooms.ts';
import { type Import, readSource, type Source, type SourceText } from './source.ts';

/** Where a boundary is crossed, and what to do about it. */
export interface Crossing {
  readonly path: string;
  readonly line: number;
  readonly remedy: string;
}

const longest = 250;

export function checkBoundaries(texts: readonly SourceText[]): readonly Crossing[] {
  const sources = texts.map(readSource);
  return [
    ...sources.flatMap(source => [
      ...source.imports.flatMap(imported => importCrossings(source, imported)),
      ...outsideCrossings(source),
      ...lengthCrossings(source),
    ]),
    ...cycleCrossings(sources),
    ...folderCycleCrossings(sources),
  ];
}

/** One line per crossing, in the form that terminals and editors turn into links. */
export function describeCrossings(crossings: readonly Crossing[]): readonly string[] {
  return crossings.map(({ path, line, remedy }) => `${path}:${line} ${remedy}`);
}

function importCrossings({ path }: Source, { line, specifier, target }: Import): Crossing[] {
  if (target === null) return packageCrossings(path, line, specifier);
  if (isTest(target) && !isTest(path)) {
    const remedy = `imports ${target}, which only tests may use; move what is needed out of it`;
    return [{ path, line, remedy }];
  }
  const reach = reachOf(path);
  if (reach === 'everything' || reach.has(placeOf(target))) return [];
  const own = roomOf(path) ?? 'no room';
  const allowed = [...reach].filter(place => place !== own).join(', ') || 'no other room';
  const remedy = `imports ${target}, but ${own} may import from ${allowed}; move the code to where it may be used, or hand the value in`;
  return [{ path, line, remedy }];
}

function packageCrossings(path: string, line: number, specifier: string): Crossing[] {
  if (/^holdfast(\/|$)/.test(specifier)) {
    const remedy = `imports "${specifier}", which is what was built last; import the file itself`;
    return [{ path, line, remedy }];
  }
  return confined.flatMap(({ packages, room }) => {
    const mayKnow = roomOf(path) === room || path.startsWith('bench/peers/');
    if (!packages.test(specifier) || mayKnow) return [];
    const remedy = `imports "${specifier}", which only ${room} may know; wrap what is needed there`;
    return [{ path, line, remedy }];
  });
}

function outsideCrossings({ path, outside }: Source): Crossing[] {
  const mayTouch = roomOf(path) === 'cli' || path.endsWith('/main.ts') || isTest(path);
  if (mayTouch) return [];
  return outside.map(({ line, what }) => ({
    path,
    line,
    remedy: `uses ${what}; only cli and main.ts touch the outside, so take it as a parameter`,
  }));
}

function lengthCrossings({ path, lines }: Source): Crossing[] {
  if (lines <= longest || roomOf(path) === 'src/generated') return [];
  const remedy = `has ${lines} lines; keep files to ${longest} by giving each idea its own`;
  return [{ path, line: longest + 1, remedy }];
}

function cycleCrossings(sources: readonly Source[]): Crossing[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target === null ? [] : [target])),
    ]),
  );
  return findCycles(targets).map(([path = '', next = '', ...rest]) => {
    const imports = sources.find(source => source.path === path)?.imports ?? [];
    return {
      path,
      line: imports.find(({ target }) => target === next)?.line ?? 1,
      remedy: `is in a circle of imports, ${[path, next, ...rest].join(' -> ')}; move what they share into a file of its own`,
    };
  });
}

/** Two folders that need each other are one, whatever their names say; tests apart, which look at both. */
function folderCycleCrossings(sources: readonly Source[]): Crossing[] {
  const arrows = sources.filter(({ path }) => !path.includes('.test')).flatMap(folderArrows);
  const targets = Map.groupBy(arrows, ({ from }) => from);
  const edges = new Map([...targets].map(([from, found]) => [from, found.map(({ to }) => to)]));
  return findCycles(edges).flatMap(cycle => {
    const round = cycle.slice(1).flatMap((to, index) => {
      const arrow = arrows.find(known => known.from === cycle[index] && known.to === to);
      return arrow === undefined ? [] : [arrow];
    });
    const [first] = round;
    if (first === undefined) return [];
    const places = round.map(({ from, to, path, line }) => `${from} -> ${to} (${path}:${line})`);
    const remedy = `is in a circle of folders, ${places.join(', ')}; move what they share into a folder of its own, or hand the value in`;
    return [{ path: first.path, line: first.line, remedy }];
  });
}

function folderArrows({ path, imports }: Source) {
  return imports.flatMap(({ line, target }) => {
    const folders = target === null ? null : partingFolders(path, target);
    return folders === null ? [] : [{ path, line, from: folders[0], to: folders[1] }];
  });
}
