import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { membersIn, valueAt } from '../src/contract/json-pointer.ts';
import { resolve } from '../src/contract/schema.ts';
import { isAccepted } from './accepted-media-types.ts';
import type { Answer } from './answer.ts';
import { noSuchResponse, notAcceptable } from './described-refusals.ts';
import { picksResponse } from './preferences.ts';
import type { PrismRequest } from './prism-request.ts';

/** What the document has written down for a request, as Prism would answer it; null where Prism has to make it up. */
export type WrittenAnswers = (
  request: Pick<PrismRequest, 'accept' | 'preferences'>,
) => Answer | null;

/** A response of one media type that examples and header fields are written for. */
interface Written {
  readonly status: number;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly examples: ReadonlyMap<string, unknown>;
}

/**
 * The answers of an operation all of whose responses are written out; null for any other, and for one that asks
 * more of a request than its body, which is for Prism to check.
 */
export function writtenAnswers(
  { document }: Contract,
  { method, path, success: { status } }: SettingsUpdate,
): WrittenAnswers | null {
  const item = membersIn(valueAt(document, ['paths', path]));
  const operation = membersIn(item[method]);
  const mayBeAsked = [item, operation].some(
    ({ parameters = [] }) => [parameters].flat().length > 0,
  );
  if (path.includes('{') || mayBeAsked || operation.callbacks !== undefined) return null;
  const described = Object.entries(membersIn(operation.responses));
  const written = described.flatMap(at => writtenResponse(document, at) ?? []);
  const successes = written.filter(response => Math.floor(response.status / 100) === 2);
  if (written.length < described.length || successes.map(one => one.status).join() !== `${status}`)
    return null;

  return ({ accept, preferences }) => {
    const { code = status, example, dynamic } = preferences;
    if (dynamic) return null;
    const response = written.find(one => one.status === code);
    const name = example ?? response?.examples.keys().next().value;
    // An error may be told in a media type that the client did not list (RFC 9110 section 12.5.1).
    const isTaken = code >= 400 || isAccepted(accept, response?.mediaType ?? '');
    if (!isTaken && !picksResponse(preferences)) throw notAcceptable();
    if (!isTaken || response === undefined || !response.examples.has(name ?? ''))
      throw noSuchResponse(written.map(asDescribed));
    const { mediaType, headers, examples } = response;
    return {
      status: response.status,
      headers: { 'Content-type': mediaType, ...headers },
      body: examples.get(name ?? ''),
    };
  };
}

function asDescribed({ status, examples }: Written) {
  return {
    code: `${status}`,
    contents: [{ examples: [...examples.keys()].map(key => ({ key })) }],
  };
}

function writtenResponse(
  document: Contract['document'],
  [code, node]: readonly [string, unknown],
): Written | null {
  const { content, headers } = resolved(document, node);
  const [media, ...others] = Object.entries(membersIn(content));
  if (!/^[1-5]\d\d$/.test(code) || media === undefined || others.length > 0) return null;
  const [mediaType, { examples, example }] = [media[0], membersIn(media[1])];
  const shown = valuesOf(document, examples, 'value');
  const fields = valuesOf(document, headers, 'example');
  if (example !== undefined || mediaType.includes('*') || !shown?.length || !fields) return null;
  const texts = fields.map(([name, value]) => [name, String(value)]);
  return {
    status: Number(code),
    mediaType,
    headers: Object.fromEntries(texts),
    examples: new Map(shown),
  };
}

/** What each member of an object shows under one name; null where one of them shows nothing. */
function valuesOf(
  document: Contract['document'],
  node: unknown,
  name: 'value' | 'example',
): readonly (readonly [string, unknown])[] | null {
  const members = Object.entries(membersIn(node)).map(
    ([key, member]) => [key, resolved(document, member)[name]] as const,
  );
  return members.some(([, value]) => value === undefined) ? null : members;
}

function resolved(document: Contract['document'], node: unknown) {
  return resolve(document, { node, pointer: '' }).node;
}
