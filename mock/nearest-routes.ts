/** A route of the document; parameters of the path stand in braces. */
export interface DocumentedRoute {
  readonly method: string;
  readonly path: string;
}

/** More would be read by nobody. */
const mostNamed = 3;

/** Longer than any path of a document; a stranger's may be as long as Node lets it. */
const mostCompared = 200;

/** Routes whose paths differ least from what was asked for, e.g. `POST /webhooks`; with the same path, first the method asked for. */
export function nearestRoutes(
  routes: readonly DocumentedRoute[],
  wanted: DocumentedRoute,
): readonly string[] {
  const asked = wanted.path.slice(0, mostCompared);
  return routes
    .map(({ method, path }) => ({
      name: `${method.toUpperCase()} ${path}`,
      distance: editDistance(comparable(asked), comparable(filledIn(path, asked))),
      otherMethod: Number(method.toLowerCase() !== wanted.method.toLowerCase()),
    }))
    .sort((one, other) => one.distance - other.distance || one.otherMethod - other.otherMethod)
    .slice(0, mostNamed)
    .map(({ name }) => name);
}

/** A parameter takes any segment, so it differs from none. */
function filledIn(template: string, path: string): string {
  const segments = path.split('/');
  return template
    .split('/')
    .map((segment, index) => (segment.includes('{') ? (segments[index] ?? '') : segment))
    .join('/');
}

/** The usual slips: a letter's case, a slash too many. */
function comparable(path: string): string {
  return path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
}

/** How many letters to insert, delete or replace (Levenshtein), one row of the table at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const above = row;
    row = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const [aside = 0, over = 0, across = 0] = [row[column - 1], above[column], above[column - 1]];
      row.push(Math.min(aside + 1, over + 1, across + Number(letter !== to[column - 1])));
    }
  }
  return row.at(-1) ?? from.length;
}
