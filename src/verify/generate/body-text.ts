import type { SettingsUpdate } from '../../contract/contract.ts';

/** The text of a body as the document has it sent; null where that is a form, and none says it. */
export function bodyText({ form }: SettingsUpdate, body: unknown): string | null {
  return form === undefined ? JSON.stringify(body) : form.write(body);
}

/** The body that a text of a request says; null where it says none. */
export function bodyIn({ form }: SettingsUpdate, text: string): unknown {
  if (form !== undefined) return form.read(text);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
