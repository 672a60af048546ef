import { templateNames } from '../path-template.ts';

/** What a path is about, as a name: its last word, in the singular where the path has a key. */
export function resourceName(path: string): string {
  const words = path.split('/').filter(segment => segment !== '' && !segment.includes('{'));
  const last = words.at(-1)?.replace(/\.[a-z]+$/i, '') ?? 'resource';
  const isItem = /\}[^/]*$/.test(path) && templateNames(path).length > 0;
  return camelCase(isItem ? singular(last) : last);
}

/** Names of several paths, each told apart by the words before the last where that is needed. */
export function resourceNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  const names = new Map<string, string>();
  for (const path of paths) {
    const name = [1, 2, 3, 4, 5, 6]
      .map(words => longerName(path, words))
      .find(one => !taken.has(one));
    const free = name ?? `${longerName(path, 6)}${taken.size}`;
    taken.set(free, path);
    names.set(path, free);
  }
  return names;
}

function longerName(path: string, words: number): string {
  const before = path
    .split('/')
    .filter(segment => segment !== '' && !segment.includes('{'))
    .slice(-words, -1);
  return camelCase([...before.map(singular), resourceName(path)].join('-'));
}

/** English has more plurals than these; the name is only a name. */
function singular(word: string): string {
  if (/ies$/i.test(word)) return word.replace(/ies$/i, 'y');
  if (/(ch|sh|x|ss)es$/i.test(word)) return word.slice(0, -2);
  return /[^s]s$/i.test(word) ? word.slice(0, -1) : word;
}

function camelCase(text: string): string {
  const [first = '', ...others] = text.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  const joined = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...others.map(word => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
  return /^[A-Za-z]/.test(joined) ? joined : `r${joined}`;
}
