/** Type tests of what documents may have beside ours: methods, parameters, successes without content. */
import type { paths as adminPaths } from '../generated/admin.ts';
import { type Client, type ClientOptions, createClient } from './index.ts';

interface Note {
  text: string;
}
type Parameters<Path, Query = never> = {
  path: Path;
  query?: Query;
};
interface Content<T> {
  content: { 'application/json': T };
}
interface None {
  content?: never;
}
/** As openapi-typescript writes them. */
interface Paths {
  '/notes': {
    get: {
      parameters: { query: { tag?: string[]; limit: number } };
      requestBody?: never;
      responses: { 200: Content<Note[]>; 400: Content<{ message: string }> };
    };
    head: { requestBody?: never; responses: { 200: None } };
    post: {
      requestBody?: Content<Note>;
      responses: { 201: Content<Note>; 204: None; 400: Content<{ message: string }> };
    };
  };
  '/notes/{id}': {
    get?: never;
    delete: {
      parameters: Parameters<{ id: string }>;
      requestBody?: never;
      responses: { 204: None; default: Content<{ message: string }> };
    };
    patch: {
      parameters: Parameters<{ id: string }>;
      requestBody: { content: { 'application/merge-patch+json': Partial<Note> } };
      responses: { '2XX': Content<Note> };
    };
  };
}

const connection = { baseUrl: '', authentication: [] } as const;
const noContent = { 'POST /notes': 'sometimes', 'DELETE /notes/{id}': 'always' } as const;
const client: Client<Paths> = createClient<Paths>({ ...connection, noContent });
// @ts-expect-error an operation without content is missing
const missing: ClientOptions<Paths>['noContent'] = { 'POST /notes': 'sometimes' };
const often = { ...noContent, 'DELETE /notes/{id}': 'sometimes' } as const;
// @ts-expect-error this one never has any
const always: ClientOptions<Paths>['noContent'] = often;
// @ts-expect-error each has to be told of
createClient<Paths>(connection);

const listed = await client.GET('/notes', { params: { query: { limit: 1 } } });
if (listed.data) {
  const first: Note | undefined = listed.data[0];
  void first;
} else if (!('code' in listed.error)) {
  const message: string | undefined = listed.error.body?.message;
  void message;
}
// @ts-expect-error a parameter is required
await client.GET('/notes');
// @ts-expect-error a limit is a number
await client.GET('/notes', { params: { query: { limit: 'all' } } });
// @ts-expect-error a GET has no body
await client.GET('/notes', { params: { query: { limit: 1 } }, body: {} });

const added = await client.POST('/notes');
if (added.error === undefined) {
  const note: Note | null = added.data;
  // @ts-expect-error there may be none
  added.data.text;
  void note;
}
await client.POST('/notes', { body: { text: 'a' } });
// @ts-expect-error a note has no such member
await client.POST('/notes', { body: { text: 'a', title: 'b' } });

const removed = await client.DELETE('/notes/{id}', { params: { path: { id: '1' } } });
const nothing: null | undefined = removed.data;
// @ts-expect-error a DELETE has to say of which
await client.DELETE('/notes/{id}');
// @ts-expect-error nobody can get one
await client.GET('/notes/{id}', { params: { path: { id: '1' } } });
const changed = await client.PATCH('/notes/{id}', { params: { path: { id: '1' } }, body: {} });
const text: string | undefined = changed.data?.text;
const head = await client.HEAD('/notes');
const noBody: null | undefined = head.data;
void [missing, always, nothing, text, noBody];

// A document that openapi-typescript has written.
const admin = createClient<adminPaths>({
  baseUrl: '',
  apiKey: '',
  noContent: { 'POST /reset': 'always' },
});
const item = await admin.GET('/items/{collection}/{id}', {
  params: { path: { collection: 'assessments', id: '1' } },
});
const status: unknown = item.data?.webhooks;
void status;
