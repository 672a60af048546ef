import fc from 'fast-check';
import type { Contract, SettingsUpdate } from '../../contract/contract.ts';
import { ContractError } from '../../contract/contract-error.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import { complete } from './patches.ts';
import { requestBody } from './request-body.ts';
import type { UrlBase } from './values.ts';

/** As long as addresses of a receiver are, which may be shorter than a name of somebody else. */
const urls: UrlBase = ['https://hooks.example.com'];

/** Why an annotated DELETE is left alone. */
export const neverSent = 'verify sends no DELETE, since what it does cannot be taken back';

export function isSent({ method }: SettingsUpdate): boolean {
  return method.toUpperCase() !== 'DELETE';
}

export function nameOf({ method, path }: Pick<SettingsUpdate, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}

/**
 * Every rule starts from settings that the document takes. Where none can be made of a schema, it is
 * refused by its place, before anything is sent.
 */
export function requireValues({ updates }: Contract): void {
  const [first] = updates;
  if (first !== undefined && !updates.some(isSent))
    throw new ContractError(
      'document-unsupported',
      nameOf(first),
      `${neverSent}; annotate an operation of another method`,
    );
  for (const update of updates.filter(isSent)) requireValuesOf(update);
}

function requireValuesOf(update: SettingsUpdate): void {
  for (const patch of fc.sample(complete(update.shape, urls), { numRuns: 20, seed: 1 })) {
    const [violation] = update.request(requestBody(update, membersIn(patch)));
    if (violation === undefined) continue;
    throw new ContractError(
      'values-missing',
      `${nameOf(update)} ${violation.pointer}`,
      `no value could be made that the schema takes (it ${violation.detail}); list some there as "examples"`,
    );
  }
}
