import { convertDocument } from '../convert/convert-document.ts';
import { membersIn, parsePointer, valueAt } from '../json-pointer.ts';
import { annotate } from './annotate.ts';
import type { Unclear } from './inference.ts';

/** An action of an OpenAPI Overlay (1.0, section 4.4.3), and why it is there. */
export interface OverlayAction {
  readonly reasons: readonly string[];
  /** An RFC 9535 query. */
  readonly target: string;
  readonly update: Readonly<Record<string, unknown>>;
}

/** An overlay that annotates a document, as far as it tells of itself, and what it does not tell. */
export interface InferredOverlay {
  readonly title: string;
  readonly actions: readonly OverlayAction[];
  readonly refused: readonly Unclear[];
  readonly unclear: readonly Unclear[];
}

/** What would annotate a bundled document, by its places as it is written. */
export function inferOverlay(parsed: unknown): InferredOverlay {
  const { document, writtenAt } = convertDocument(parsed);
  const { updates, secrets, refused, unclear } = annotate(document);
  const action = (pointer: string, name: string, value: unknown, reasons: readonly string[]) => ({
    reasons,
    target: queryFor(writtenAt(pointer)),
    update: { [name]: value },
  });
  const title = valueAt(membersIn(parsed), ['info', 'title']);
  return {
    title: typeof title === 'string' ? title : 'the document',
    actions: [
      ...updates.map(({ at, value, reasons }) =>
        action(at.operation.pointer, 'x-settings-update', value, reasons),
      ),
      ...secrets.map(({ pointer, value, reasons }) => action(pointer, 'x-secret', value, reasons)),
    ],
    refused,
    unclear,
  };
}

/** RFC 9535 section 2.5.1.1: a name in the short form where it may have it, and in quotes elsewhere. */
function queryFor(pointer: string): string {
  const names = parsePointer(pointer).map(name =>
    /^[A-Za-z_]\w*$/.test(name)
      ? `.${name}`
      : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`,
  );
  return `$${names.join('')}`;
}
