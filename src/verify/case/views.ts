import type { ReadOperation, SettingsUpdate } from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { type Exchange, type HttpRequest, isSuccess, type KeyRole } from '../client/exchange.ts';
import { readerOf } from '../context/resources.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { shownUnset } from '../observe/described.ts';
import type { Step } from '../observe/step.ts';

/** What the answers of a case show of the settings: those to updates or, where these show nothing, to reads. */
export class Views {
  readonly #context: RuleContext;
  readonly #send: (request: HttpRequest) => Promise<Step>;
  /** What was read after an update whose own answer shows nothing. */
  readonly #readings = new WeakMap<Exchange, Step>();

  constructor(context: RuleContext, send: (request: HttpRequest) => Promise<Step>) {
    this.#context = context;
    this.#send = send;
  }

  /** Reads what the answer to an update leaves out. */
  async follow(update: SettingsUpdate, exchange: Step, key: KeyRole): Promise<void> {
    if (update.read.kind === 'in-answer' || !isSuccess(exchange.response)) return;
    const reading = await this.read(update, key);
    if (reading !== null) this.#readings.set(exchange, reading);
  }

  /** By the operation that the document has for it; null where that is of no use. */
  async read(update: SettingsUpdate, key: KeyRole): Promise<Step | null> {
    const reader = this.#reader(update);
    if (reader === null) return null;
    const { method, path, authentication } = reader;
    return this.#send({
      method: method.toUpperCase(),
      path,
      base: 'target',
      key,
      authentication,
      headers: {},
    });
  }

  of(update: SettingsUpdate, exchange: Exchange): unknown {
    const { request, response } = this.#readings.get(exchange) ?? exchange;
    const reader = request.method === 'GET' ? this.#reader(update) : null;
    const at = reader?.at ?? (update.read.kind === 'in-answer' ? update.read.at : null);
    const sent = at === null || !isSuccess(response) ? undefined : valueAt(response.json, at);
    const view = update.absent === 'unset' ? shownUnset(update.shape, sent) : sent;
    this.#context.shown.add(view, `an answer to ${request.method} of ${update.path}`);
    return view;
  }

  #reader(update: SettingsUpdate): ReadOperation | null {
    const { abilitiesOf, contract } = this.#context;
    return abilitiesOf(update).reader.offered ? readerOf(contract, update) : null;
  }
}
