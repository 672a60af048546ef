import type { Contract } from '../../src/contract/contract.ts';
import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import { matchTemplate } from '../../src/contract/path-template.ts';

/** Where the API of a document is: at one origin, or at any (null), and below which paths. */
export interface Bases {
  readonly origin: string | null;
  /** Without a slash at the end. */
  readonly paths: readonly string[];
}

/** The one that is given, or else at any origin the paths of the document's servers, and none. */
export function basesOf({ document }: Contract, baseUrl: string | undefined): Bases {
  if (baseUrl !== undefined) {
    const { origin, pathname } = new URL(baseUrl);
    return { origin, paths: [withoutSlash(pathname)] };
  }
  const { servers } = document;
  const urls = (Array.isArray(servers) ? servers : []).flatMap(server =>
    isRecord(server) && typeof server.url === 'string' ? [server.url] : [],
  );
  const paths = urls.flatMap(url => URL.parse(url, 'http://localhost')?.pathname ?? []);
  return { origin: null, paths: [...new Set([...paths.map(withoutSlash), ''])] };
}

/** The paths of a document, as it has them. */
export function templatesOf({ document }: Contract): readonly string[] {
  return Object.keys(membersIn(document.paths)).filter(path => path.startsWith('/'));
}

/** The path and the query that the document has for a URL; null where it is of another path or API. */
export function addressIn(bases: Bases, template: string, { origin, pathname, search }: URL) {
  if (bases.origin !== null && bases.origin !== origin) return null;
  for (const base of bases.paths) {
    if (!pathname.startsWith(base)) continue;
    const path = pathname.slice(base.length);
    if (matchTemplate(template, path) !== null) return path + search;
  }
  return null;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
