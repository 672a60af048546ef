import type { PathValues } from '../../contract/addressed.ts';
import type { DescribedOperation, Parameter } from '../../contract/contract.ts';
import { expandTemplate } from '../../contract/path-template.ts';
import type { HttpRequest, KeyRole } from './exchange.ts';

/** What a request says beside its body, by where its parameters stand and by their names. */
export type Said = Readonly<Record<Parameter['in'], PathValues>>;

type Place = Pick<DescribedOperation, 'method' | 'path'>;

interface Known {
  readonly place: Place;
  readonly key: KeyRole;
  readonly said: Said;
}

/** Where each tenant has what the operations of the document are about, and what their other parameters say. */
export class Addresses {
  readonly #known: Known[] = [];

  set(place: Place, key: KeyRole, said: Said): void {
    this.#known.push({ place, key, said });
  }

  /** The values in the path of an operation; null where it is not known yet. */
  valuesOf({ method, path }: Place, key: KeyRole): PathValues | null {
    const found = this.#known.find(
      ({ place, ...known }) => known.key === key && place.path === path && place.method === method,
    );
    return found?.said.path ?? null;
  }

  /** The request as it goes to the tenant's own. Who has no key that counts asks for what the first tenant has. */
  addressed({ values, ...request }: HttpRequest): HttpRequest {
    if (request.base !== 'target' || this.#known.length === 0) return request;
    const key = request.key === 'second' ? 'second' : 'first';
    const method = request.method.toLowerCase();
    const [nearest] = this.#known
      .filter(known => known.key === key && isBelow(request.path, known.place.path))
      .toSorted((one, other) => rank(other.place) - rank(one.place));
    if (nearest === undefined) return request;
    const { place, said } = nearest;
    const path = expandTemplate(request.path, { ...said.path, ...values });
    // What an operation asks for beside its address says nothing to another method.
    return place.method === method ? withOthers({ ...request, path }, said) : { ...request, path };

    function rank({ path, method: own }: Place): number {
      return 2 * path.length + (own === method ? 1 : 0);
    }
  }
}

function isBelow(address: string, path: string): boolean {
  return address === path || address.startsWith(`${path}/`) || address.startsWith(`${path}?`);
}

function withOthers(request: HttpRequest, { query, header, cookie }: Said): HttpRequest {
  const asked = new URLSearchParams(query).toString();
  const cookies = Object.entries(cookie).map(([name, value]) => `${name}=${value}`);
  return {
    ...request,
    path:
      asked === ''
        ? request.path
        : `${request.path}${request.path.includes('?') ? '&' : '?'}${asked}`,
    headers: {
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...header,
      ...request.headers,
    },
  };
}
