import { isRecord } from '../../contract/json-pointer.ts';
import { TestCase } from '../case/test-case.ts';
import { answerInWords } from '../client/answer-in-words.ts';
import { isSuccess } from '../client/exchange.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import { readerOf } from '../context/resources.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { nameOf } from '../generate/require-values.ts';
import { tryOut } from './try-out.ts';

/** The operation that the document has to read the settings. */
export async function exploreReader(context: RuleContext): Promise<Ability> {
  const { contract, update } = context;
  const reader = readerOf(contract, update);
  if (reader === null) return missing('the document names no operation that reads the settings');
  return tryOut(context, async () => {
    const abilities = { ...context.abilities, reader: offered };
    const testCase = new TestCase({ ...context, abilities, abilitiesOf: () => abilities });
    const exchange = await testCase.readBack(update);
    if (isRecord(testCase.view(update, exchange))) return offered;
    const { response } = exchange;
    const what = isSuccess(response) ? 'without the settings' : '';
    return missing(
      `the target answers ${answerInWords(response)} ${what} to ${nameOf(reader)}, which reads them`,
    );
  });
}

/**
 * A weak entity tag is for caches alone, as If-Match compares strongly (RFC 9110 section 13.1.1), unless
 * the document says that an update heeds it.
 */
export function exploreTags(context: RuleContext): Promise<Ability> {
  const { update, abilities } = context;
  if (!abilities.reader.offered) return Promise.resolve(abilities.reader);
  return tryOut(context, async () => {
    const { response } = await new TestCase(context).readBack(update);
    const { etag = '' } = response.headers;
    const isSaid = update.errors.some(({ code }) => code === '412');
    if (etag.startsWith('"') || (etag !== '' && isSaid)) return offered;
    return missing('no answer of a read has a strong entity tag');
  });
}
