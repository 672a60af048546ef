/** Which document the mock follows, and how well. */
export interface DocumentStatus {
  /** A file, a URL, or what the built-in document is called. */
  readonly document: string;
  /** When what is served was loaded (RFC 3339). */
  readonly loadedAt: string;
  /** Why the document as it now is cannot be served; null while it can. */
  readonly error: string | null;
}

export const documentErrorHeader = 'X-Holdfast-Document-Error';

/** RFC 9110 section 5.5 recommends visible ASCII; a path or a message may have anything. */
export function documentErrorField(error: string): string {
  return error.replace(/[^ -~]+/g, ' ').slice(0, 500);
}
