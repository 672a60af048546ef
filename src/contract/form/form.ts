import { isRecord } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import type { RequestContent } from '../operation-content.ts';
import { isSameJson } from '../same-json.ts';
import { type FormField, formFields } from './form-fields.ts';
import { parseForm } from './parse-form.ts';
import { writeForm } from './write-form.ts';

/** The media type of what HTML calls a URL-encoded form (WHATWG URL, section 5). */
export const formMediaType = 'application/x-www-form-urlencoded';

/**
 * How the body of an operation is sent as a form. All in a form is text: what a text stands for is said by
 * the schema, and by the `encoding` beside it (OpenAPI 3.1.1, "Encoding Object").
 */
export interface Form {
  /** The fields that the schema names. */
  readonly fields: Readonly<Record<string, FormField>>;
  /** What a text says; null where it is no form. */
  read(text: string): Readonly<Record<string, unknown>> | null;
  /** The text that says a body; null where no form says it, as of null, of no elements and of no members. */
  write(body: unknown): string | null;
}

export function createForm(document: OpenApiDocument, request: RequestContent): Form {
  const fields = formFields(document, request);
  return {
    fields,
    read: text => parseForm(document, fields, text),
    write: body => {
      if (!isRecord(body)) return null;
      const text = writeForm(fields, body);
      const said = text === null ? null : parseForm(document, fields, text);
      // The text "5" where a number may stand as well, and an element with the separator in it, come back as others.
      return isSameJson(said, plain(body)) ? text : null;
    },
  };
}

/** As JSON, in which what is undefined is not there. */
function plain(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}
