import type { SecurityRequirement } from './authentication.ts';
import { carried, type SecurityScheme } from './security-scheme.ts';

/** What curl is told so that a request carries credentials. */
export interface CurlCredentials {
  /** Options with their values, which the caller quotes. */
  readonly options: readonly (readonly [option: string, value: string])[];
  /** What the URL ends with. */
  readonly query: string;
}

/** `credentialOf` gives a credential as a shell is to read it: the value itself, or a variable. */
export function curlCredentials(
  requirement: SecurityRequirement,
  credentialOf: (scheme: SecurityScheme) => string,
): CurlCredentials {
  const options: (readonly [string, string])[] = [];
  const query: string[] = [];
  for (const scheme of requirement) {
    const { in: place, name, value } = carried(scheme, credentialOf(scheme));
    if (scheme.kind === 'basic') options.push(['-u', credentialOf(scheme)]);
    else if (place === 'header') options.push(['-H', `${name}: ${value}`]);
    else if (place === 'cookie') options.push(['-b', `${name}=${value}`]);
    else query.push(`${encodeURIComponent(name)}=${value}`);
  }
  return { options, query: query.length === 0 ? '' : `?${query.join('&')}` };
}

/** The variable of the environment that holds the credential for a scheme: by its kind, or by its name where a request has several of the kind. */
export function variableFor(scheme: SecurityScheme, requirement: SecurityRequirement): string {
  const ofKind = requirement.filter(({ kind }) => kind === scheme.kind);
  return ofKind.length > 1 ? namedVariable(scheme.name) : kindVariables[scheme.kind];
}

export const kindVariables = {
  'api-key': 'HOLDFAST_API_KEY',
  bearer: 'HOLDFAST_BEARER',
  basic: 'HOLDFAST_BASIC',
} as const;

/** By what the document calls the scheme. */
export function namedVariable(name: string): string {
  return `HOLDFAST_AUTH_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}
