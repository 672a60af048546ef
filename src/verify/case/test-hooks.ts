import type { SettingsUpdate } from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { answerInWords } from '../client/answer-in-words.ts';
import type { Exchange, HttpRequest, KeyRole } from '../client/exchange.ts';
import type { MadeItems } from '../client/made-items.ts';
import type { Patch } from '../generate/patches.ts';
import { type ItemId, idText, itemIdsIn } from '../observe/item-ids.ts';
import type { Arrival, Step } from '../observe/step.ts';
import { Unobserved } from './refutation.ts';

/** Who is told how items are shown. */
interface ItemViews {
  show(view: unknown, update: SettingsUpdate): void;
  /** What a request for an item of the tenant was answered. Where none was ever shown there may be no such route. */
  answer(status: number, update: SettingsUpdate): void;
}

/** The routes that a server under test may offer so that items and events can be seen. */
export class TestHooks {
  readonly #exchange: (request: HttpRequest) => Promise<Step>;
  readonly #made: MadeItems;
  readonly #views: ItemViews;

  constructor(
    exchange: (request: HttpRequest) => Promise<Step>,
    made: MadeItems,
    views: ItemViews,
  ) {
    this.#exchange = exchange;
    this.#made = made;
    this.#views = views;
  }

  /** Forgets the tenant's settings and items, which also keeps the number of items bounded. */
  async reset(key: KeyRole = 'first'): Promise<void> {
    const { response } = await this.#send('POST', '/reset', undefined, key);
    if (response.status !== 204)
      throw new Unobserved(`reset answered ${response.status} instead of 204`);
    this.#made.reset(key);
  }

  /** The ids of new items in the collection that the operation cascades to. */
  async createItems(
    update: SettingsUpdate,
    count: number,
    key: KeyRole = 'first',
  ): Promise<readonly ItemId[]> {
    const body = JSON.stringify({ count });
    const { response } = await this.#send('POST', `/items/${collectionOf(update)}`, body, key);
    const ids = itemIdsIn(response.text);
    if (ids !== null) this.#made.created(key, ids.length);
    if (response.status !== 201 || ids?.length !== count) {
      const what = count === 1 ? 'an item' : `${count} items`;
      const ids = count === 1 ? 'an id' : 'as many ids';
      throw new Unobserved(
        response.status === 201
          ? `creating ${what} answered 201 without ${ids}`
          : `creating ${what} answered ${answerInWords(response)} instead of 201`,
      );
    }
    return ids;
  }

  /** Finds out whether the server shows items at all: one that does and then fails to is wrong. */
  async lookAt(update: SettingsUpdate, id: ItemId): Promise<void> {
    const { response } = await this.#getItem(update, id, 'first');
    if (response.status === 200) this.#views.answer(response.status, update);
  }

  /**
   * The settings that one item has of its own, as a view; undefined where the server does not show them. A
   * server that fails to, and has shown one before, refutes the rule.
   */
  async item(update: SettingsUpdate, id: ItemId, key: KeyRole = 'first'): Promise<unknown> {
    const exchange = await this.#getItem(update, id, key);
    this.#views.answer(exchange.response.status, update);
    return this.#viewIn(exchange, update);
  }

  /** The same where the tenant need not have such an item, so that a failure says nothing. */
  async tryItem(update: SettingsUpdate, id: ItemId, key: KeyRole): Promise<unknown> {
    return this.#viewIn(await this.#getItem(update, id, key), update);
  }

  #getItem(update: SettingsUpdate, id: ItemId, key: KeyRole): Promise<Step> {
    return this.#send('GET', itemPath(update, id), undefined, key);
  }

  /** Changes one item by the rules of an update; its answer shows the settings that the item has then. */
  async changeItem(
    update: SettingsUpdate,
    id: ItemId,
    patch: Patch,
    key: KeyRole = 'first',
  ): Promise<Exchange & { readonly view: unknown }> {
    const body = JSON.stringify({ webhooks: patch });
    const exchange = await this.#send('PUT', itemPath(update, id), body, key);
    return { ...exchange, view: this.#viewIn(exchange, update) };
  }

  #viewIn({ response }: Exchange, update: SettingsUpdate): unknown {
    const view = response.status === 200 ? valueAt(response.json, ['webhooks']) : undefined;
    this.#views.show(view, update);
    return view;
  }

  /** The same where a case stands on it. */
  async setItem(update: SettingsUpdate, id: ItemId, patch: Patch): Promise<void> {
    const { response } = await this.changeItem(update, id, patch);
    if (response.status !== 200)
      throw new Unobserved(`changing an item answered ${response.status} instead of 200`);
  }

  /** Fires the event of one hook for one item; what arrived because of it. */
  async fire(
    update: SettingsUpdate,
    id: ItemId,
    event: string,
    key: KeyRole = 'first',
  ): Promise<readonly Arrival[]> {
    return (await this.fireWithOutcome(update, id, event, key)).arrivals;
  }

  /** The same, with what the target itself says became of it. */
  async fireWithOutcome(
    update: SettingsUpdate,
    id: ItemId,
    event: string,
    key: KeyRole = 'first',
  ): Promise<{ readonly arrivals: readonly Arrival[]; readonly outcome: string }> {
    const body = eventBody(update, id, event);
    const { response, arrivals } = await this.#send('POST', '/events', body, key);
    const outcome = valueAt(response.json, ['outcome']);
    if (response.status !== 200 || typeof outcome !== 'string') {
      throw new Unobserved(`firing an event answered ${response.status} without an outcome`);
    }
    return { arrivals, outcome };
  }

  /** The same where it may be refused. */
  async tryFire(
    update: SettingsUpdate,
    id: ItemId,
    event: string,
    key: KeyRole = 'first',
  ): Promise<readonly Arrival[]> {
    const body = eventBody(update, id, event);
    return (await this.#send('POST', '/events', body, key)).arrivals;
  }

  #send(method: string, path: string, body: string | undefined, key: KeyRole): Promise<Step> {
    return this.#exchange({
      method,
      path,
      base: 'admin',
      key,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    });
  }
}

/** Whether a request fires an event. */
export function isFiring({ base, method, path }: HttpRequest): boolean {
  return base === 'admin' && method === 'POST' && path === '/events';
}

function collectionOf(update: SettingsUpdate): string {
  if (update.cascade === undefined) throw new Unobserved(`${update.operationId} has no items`);
  return update.cascade.to;
}

function itemPath(update: SettingsUpdate, id: ItemId): string {
  return `/items/${collectionOf(update)}/${encodeURIComponent(idText(id).toWellFormed())}`;
}

/** With the id as it was given, whether a text or a number of any size. */
function eventBody(update: SettingsUpdate, id: ItemId, event: string): string {
  const collection = JSON.stringify(collectionOf(update));
  return `{"collection":${collection},"id":${id},"event":${JSON.stringify(event)}}`;
}
