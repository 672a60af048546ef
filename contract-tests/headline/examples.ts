import type { Path, RequestBody } from '../../src/client/index.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';

const { updates } = defaultContract();

/** A request example of the document by its name; its hooks point at the receiver where one is given. */
export function example<At extends Path>(
  path: At,
  name: string,
  receiver?: string,
): RequestBody<At> {
  const update = updates.find(known => known.path === path);
  const text = JSON.stringify(update?.examples[name]);
  if (update === undefined || text === undefined) throw new Error(`${path} has no example ${name}`);
  const body: unknown = JSON.parse(
    receiver === undefined ? text : text.replaceAll('https://example.com', receiver),
  );
  const isBody = (value: unknown): value is RequestBody<At> => update.request(value).length === 0;
  if (isBody(body)) return body;
  throw new Error(`the example ${name} of ${path} does not follow its schema`);
}
