import { BaseResolver, type Document, ResolveError, Source } from '@redocly/openapi-core';
import { type JsonValue, query } from 'jsonpath-rfc9535';
import { ContractError } from './contract-error.ts';
import { requireFinite } from './document-size.ts';
import { isUrl } from './is-url.ts';
import { isRecord } from './json-pointer.ts';
import { parsedAsJson } from './json-text.ts';
import { notLoaded } from './not-loaded.ts';
import { Origins } from './origins.ts';
import { type Room, readFileWithin } from './read-within.ts';
import { requireInside } from './reference-boundary.ts';
import { requireStatedVersion } from './stated-version.ts';

/** An overlay of a single action, which has an address of its own. */
interface Step {
  /** The overlay and the place of the action in it. */
  readonly place: string;
  readonly overlay: Readonly<Record<string, unknown>>;
  readonly target: unknown;
}

/**
 * Redocly applies overlays, and has nothing to say of an action whose target selects nothing, as the
 * Overlay Specification allows (section 4.4.3). But an annotation that silently goes nowhere is the
 * most likely mistake. So each action is handed to Redocly as an overlay of its own: it loads one
 * right before it applies it, and that is when the target can be tried.
 */
export class OverlayResolver extends BaseResolver {
  readonly origins = new Origins();
  readonly #steps = new Map<string, Step>();
  readonly #missed: ContractError[] = [];
  #document: Document<JsonValue> | null = null;
  #root: string | null = null;
  readonly #room: Room;
  readonly #allowRemoteRefs: boolean;
  readonly #given = new Set<string>();

  constructor(
    config: ConstructorParameters<typeof BaseResolver>[0],
    room: Room,
    allowRemoteRefs: boolean,
  ) {
    super(config);
    this.#room = room;
    this.#allowRemoteRefs = allowRemoteRefs;
  }

  /** The actions whose target selected nothing. */
  get missed(): readonly ContractError[] {
    return this.#missed;
  }

  /** Reads overlays that are to change a document; the addresses of their actions, in order. */
  async readActions(
    document: Document<JsonValue>,
    overlays: readonly string[],
  ): Promise<readonly string[]> {
    this.#document = document;
    for (const location of overlays) {
      const { actions, ...overlay } = await this.#readOverlay(location);
      const address = this.resolveExternalRef(null, location);
      for (const [index, action] of actions.entries()) {
        this.#steps.set(`${address}#${index}`, {
          place: `${location}#/actions/${index}`,
          overlay: { ...overlay, actions: [action] },
          target: isRecord(action) ? action.target : undefined,
        });
      }
    }
    return [...this.#steps.keys()];
  }

  override async loadExternalRef(address: string): Promise<Source> {
    const step = this.#steps.get(address);
    if (step === undefined) {
      await this.#requireInside(address);
      if (isUrl(address)) return super.loadExternalRef(address);
      return new Source(address, await this.#readFile(address));
    }
    if (this.#document !== null && selectsNothing(this.#document.parsed, step.target)) {
      this.#missed.push(
        new ContractError(
          'overlay-target-missing',
          `${step.place}/target`,
          `${step.target} selects nothing in the document; correct it or remove the action`,
        ),
      );
    }
    return new Source(address, JSON.stringify(step.overlay));
  }

  /** What was given by name, as the document and its overlays are, may stand anywhere. */
  async #requireInside(address: string): Promise<void> {
    if (this.#root === null || this.#allowRemoteRefs || this.#given.has(address)) return;
    try {
      await requireInside(this.#root, address);
    } catch (error) {
      throw new ResolveError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** As the base class does it, which would wait for a pipe and read a device to its end. */
  async #readFile(path: string): Promise<string> {
    try {
      return (await readFileWithin(path, this.#room)).replaceAll('\r\n', '\n');
    } catch (error) {
      throw new ResolveError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Reads the document itself, unless its text says already that it is none. */
  async resolveRoot(location: string): Promise<Document<JsonValue>> {
    this.#root = this.resolveExternalRef(null, location);
    const document = await this.resolveDocument<JsonValue>(null, location, true);
    if (document instanceof Error) throw document;
    return document;
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    if (source.absoluteRef === this.#root) requireStatedVersion(source.body);
    const parsed = parsedAsJson(source.body);
    const document = parsed === null ? super.parseDocument(source, isRoot) : { source, parsed };
    requireFinite(document.parsed);
    this.origins.record(document);
    return document;
  }

  /** The place of the action that has this address, or null. */
  actionAt(address: string): string | null {
    return this.#steps.get(address)?.place ?? null;
  }

  localFiles(): readonly string[] {
    return [...this.getFiles()].filter(address => !this.#steps.has(address) && !isUrl(address));
  }

  async #readOverlay(
    location: string,
  ): Promise<Readonly<Record<string, unknown>> & { readonly actions: readonly unknown[] }> {
    this.#given.add(this.resolveExternalRef(null, location));
    const read = await this.resolveDocument(null, location, true).catch((error: unknown) => error);
    if (!isRecord(read) || read instanceof Error) {
      const [message = ''] = (read instanceof Error ? read.message : '').split('\n');
      throw new ContractError(
        'overlay-unreadable',
        location,
        notLoaded(read) ??
          `cannot be read (${message.trim()}); give an OpenAPI Overlay as YAML or JSON`,
      );
    }
    const { parsed } = read;
    if (!isRecord(parsed) || !/^1\.[012]\.\d+$/.test(String(parsed.overlay))) {
      throw new ContractError(
        'overlay-invalid',
        location,
        'is not an OpenAPI Overlay; it needs "overlay: 1.0.0" or "1.1.0"',
      );
    }
    const { actions } = parsed;
    if (!Array.isArray(actions)) {
      throw new ContractError('overlay-invalid', `${location}#/actions`, 'must be a list');
    }
    return { ...parsed, actions };
  }
}

/** What is no JSONPath (RFC 9535) selects neither way; Redocly tells what is wrong with it. */
function selectsNothing(document: JsonValue, target: unknown): boolean {
  if (typeof target !== 'string') return false;
  try {
    return query(document, target).length === 0;
  } catch {
    return false;
  }
}
