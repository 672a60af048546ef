/** Where parts of a converted document stood in the document as it was written, as JSON pointers. */
export class Moves {
  readonly #former = new Map<string, string>();
  readonly #latter = new Map<string, string>();

  /** What stood at `former` stands at `latter` now, with all that is below it. */
  record(former: string, latter: string): void {
    this.#former.set(latter, former);
    // Of several places that one was copied to, a reference leads to the first.
    if (!this.#latter.has(former)) this.#latter.set(former, latter);
  }

  /** The place in the written document of one in the converted document. */
  formerOf(pointer: string): string {
    return moved(pointer, this.#former);
  }

  /** The place in the converted document of one in the written document. */
  latterOf(pointer: string): string {
    return moved(pointer, this.#latter);
  }
}

/** By the longest part of the pointer that has moved. */
function moved(pointer: string, places: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const place = places.get(pointer.slice(0, end));
    if (place !== undefined) return `${place}${pointer.slice(end)}`;
  }
  return pointer;
}
