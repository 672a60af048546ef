import { type HttpResponse, isSuccess } from './exchange.ts';

/** The status of an answer and, where it is no answer of an API, what it is instead. */
export function answerInWords(response: HttpResponse): string {
  const { status, headers, text, json } = response;
  const { location } = headers;
  if (status >= 300 && status <= 399 && location !== undefined)
    return `${status} and a redirect to ${location}, which is not followed`;
  if (/^text\/html\b/i.test(headers['content-type'] ?? '')) return `${status} and an HTML page`;
  if (json !== undefined || !isSuccess(response)) return String(status);
  if (text === '') return `${status} and no body`;
  // RFC 8259 section 8.1: it must not be added, and a parser may take it for an error.
  if (text.startsWith('\ufeff'))
    return `${status} and a byte order mark in front of its JSON, which must have none`;
  return `${status} and a body that is not JSON`;
}
