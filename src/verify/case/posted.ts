import type { SettingsUpdate } from '../../contract/contract.ts';
import type { HttpRequest } from '../client/exchange.ts';
import { bodyText } from '../generate/body-text.ts';
import { post } from '../generate/rejects.ts';
import { Unobserved } from './refutation.ts';

/** A request with a body, as the document has that sent; throws Unobserved where no form says it. */
export function posted(update: SettingsUpdate, body: unknown): HttpRequest {
  const text = bodyText(update, body);
  if (text === null) throw new Unobserved('no form says the update that would show it');
  return post(update, text);
}
