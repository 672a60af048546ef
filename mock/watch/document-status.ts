import type { ServerResponse } from 'node:http';
import type { TestHookRoute } from '../../src/test-hooks/routes.ts';
import type { Tenant } from '../tenant.ts';

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

/** `GET /__admin/status`. */
export function statusRoute(status: () => DocumentStatus): TestHookRoute<Tenant> {
  return {
    path: '/status',
    operations: { get: async () => ({ status: 200, body: status() }) },
  };
}

/** While the document is broken every answer says so, since an answer is what a developer looks at. */
export function tellDocumentError({ error }: DocumentStatus, response: ServerResponse): void {
  if (error !== null) response.setHeader(documentErrorHeader, headerText(error));
}

/** RFC 9110 section 5.5 recommends visible ASCII; a path or a message may have anything. */
function headerText(error: string): string {
  return error.replace(/[^ -~]+/g, ' ').slice(0, 500);
}
