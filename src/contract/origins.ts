import { type Document, getLineColLocation, type Source } from '@redocly/openapi-core';
import type { FilePlace } from './file-place.ts';
import { escapeToken, parsePointer, valueAt } from './json-pointer.ts';

/** Where the parts of a bundled document were written: bundling moves the objects of its files and keeps them. */
export class Origins {
  readonly #places = new WeakMap<object, { readonly source: Source; readonly pointer: string }>();

  record({ source, parsed }: Document): void {
    const visit = (node: unknown, pointer: string): void => {
      if (typeof node !== 'object' || node === null || this.#places.has(node)) return;
      this.#places.set(node, { source, pointer });
      for (const [name, member] of Object.entries(node))
        visit(member, `${pointer}${pointer.endsWith('/') ? '' : '/'}${escapeToken(name)}`);
    };
    visit(parsed, '#/');
  }

  /** Where a pointer into the bundled document leads in its files, or what is around it; null for what came from none. */
  locate(document: unknown, pointer: string): FilePlace | null {
    const tokens = parsePointer(pointer);
    for (let length = tokens.length; length >= 0; length -= 1) {
      const node = valueAt(document, tokens.slice(0, length));
      const origin = typeof node === 'object' && node !== null ? this.#places.get(node) : undefined;
      if (origin === undefined) continue;
      const below = tokens.slice(length).map(escapeToken).join('/');
      const at = below === '' ? origin.pointer : `${origin.pointer.replace(/\/$/, '')}/${below}`;
      const { start } = getLineColLocation({ source: origin.source, pointer: at });
      return { file: origin.source.absoluteRef, line: start.line, column: start.col };
    }
    return null;
  }
}
