import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { TestCase } from '../case/test-case.ts';
import { answerInWords } from '../client/answer-in-words.ts';
import { noSecondGiven, secondOne } from '../client/credential-nouns.ts';
import { type HttpResponse, isSuccess, type KeyRole } from '../client/exchange.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { enabledBaselines } from '../generate/updates.ts';
import type { Step } from '../observe/step.ts';
import { whyNoAddress } from './addresses.ts';

export interface Tried {
  readonly accepted: boolean;
  readonly status: number;
  readonly inWords: string;
  readonly step: Step;
}

/** No other credentials would change these: the call itself is not welcome. */
const decisive = [401, 403, 404, 405];

/** Tries a few complete updates: a target may take one type of credentials and refuse another. */
export async function tryBaselines(
  context: RuleContext,
  seed: number,
  key: KeyRole = 'first',
): Promise<Tried> {
  const [first = {}, ...more] = fc.sample(enabledBaselines(context), { numRuns: 6, seed });
  let tried = await tryUpdate(context, first, key);
  for (const patch of more) {
    if (tried.accepted || decisive.includes(tried.status)) break;
    tried = await tryUpdate(context, patch, key);
  }
  return tried;
}

/** A second tenant, who may do what the first one may. */
export async function exploreSecondKey(context: RuleContext, seed: number): Promise<Ability> {
  const { authentication } = context.update;
  if (!context.target.hasSecondKey) return missing(noSecondGiven(authentication));
  const reason = await whyNoAddress(context, 'second', seed);
  if (reason !== null) return missing(reason);
  const { accepted, inWords } = await tryBaselines(context, seed, 'second');
  return accepted
    ? offered
    : missing(`the target answers ${inWords} to an update with the ${secondOne(authentication)}`);
}

/** An update that sends nothing is allowed by the contract alone; where it is refused, only other answers show settings. */
export async function exploreReads(context: RuleContext): Promise<Ability> {
  if (context.update.shape.omitted === 'reset')
    return missing('a request replaces the settings, so that none only looks');
  const [violation] = context.update.request(requestBody(context.update, {}));
  if (violation !== undefined)
    return missing(`the document allows no update that sends nothing (${violation.pointer})`);
  const { accepted, inWords } = await tryUpdate(context, {});
  return accepted
    ? offered
    : missing(`the target answers ${inWords} to an update that sends nothing`);
}

async function tryUpdate(
  context: RuleContext,
  patch: Patch,
  key: KeyRole = 'first',
): Promise<Tried> {
  const { update } = context;
  const body = requestBody(update, patch, guardsOf(update, patch));
  const step = await new TestCase(context).post(update, body, key);
  const { response } = step;
  return {
    accepted: isSuccess(response) && isAnswer(update, response),
    status: response.status,
    inWords: answerInWords(response),
    step,
  };
}

/** A page in HTML is no answer of an API, whatever its status. */
function isAnswer({ read }: SettingsUpdate, { headers, json }: HttpResponse): boolean {
  if (json !== undefined) return true;
  return read.kind !== 'in-answer' && !/^text\/html\b/i.test(headers['content-type'] ?? '');
}
