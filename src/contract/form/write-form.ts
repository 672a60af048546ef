import qs from 'qs';
import { isRecord } from '../json-pointer.ts';
import type { FormField } from './form-fields.ts';

type Pair = [name: string, value: string];

/** The text that says a body; null where a value of it has no text. */
export function writeForm(
  fields: Readonly<Record<string, FormField>>,
  body: Readonly<Record<string, unknown>>,
): string | null {
  const pairs: Pair[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const found = pairsOf(name, value, Object.hasOwn(fields, name) ? fields[name] : undefined);
    if (found === null) return null;
    pairs.push(...found);
  }
  return new URLSearchParams(pairs).toString();
}

function pairsOf(name: string, value: unknown, field: FormField | undefined): Pair[] | null {
  if (field?.sent.kind === 'deep-object' && typeof value === 'object') {
    // Null and what is empty have no place in it, which shows when it is read again.
    return [...new URLSearchParams(qs.stringify({ [name]: value }, { skipNulls: true }))];
  }
  if (!Array.isArray(value) || field?.sent.kind === 'json') {
    const text = field?.sent.kind === 'json' ? JSON.stringify(value) : textOf(value);
    return text === null ? null : [[name, text]];
  }
  const texts = value.map(textOf).filter(text => text !== null);
  if (texts.length < value.length || texts.length === 0) return null;
  return field?.sent.kind === 'separated'
    ? [[name, texts.join(field.sent.by)]]
    : texts.map(text => [name, text]);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? value : null;
  if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  return Array.isArray(value) || isRecord(value) ? JSON.stringify(value) : null;
}
