import type { RefusalCode } from '../src/receiver/index.ts';
import { visible } from '../src/verify/report/visible.ts';
import type { Forwarded } from './forward-event.ts';

/** An event as it is told of: without its credentials, wherever they stand. */
export type ReceivedEvent = {
  /** When it came (RFC 3339). */
  readonly at: string;
  readonly path: string;
  /** What it was answered with. */
  readonly status: number;
} & (
  | { readonly outcome: 'refused'; readonly code: RefusalCode }
  | {
      readonly outcome: 'verified';
      /** The events of the document that it could be. */
      readonly events: readonly string[];
      /** The fields that the document describes for them. */
      readonly headers: Readonly<Record<string, string>>;
      readonly payload: unknown;
      readonly forwarded?: Forwarded;
    }
);

/** A JSON value with these texts masked, in its names too. */
export function masked<T>(value: T, secrets: readonly string[]): T;
export function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string')
    return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), value);
  if (Array.isArray(value)) return value.map(item => masked(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [masked(name, secrets), masked(member, secrets)]),
  );
}

/** One line. */
export function eventAsJson(event: ReceivedEvent): string {
  return visible(JSON.stringify(event));
}

/** A line to see at a glance what came, and what it said below. */
export function eventAsText(event: ReceivedEvent): string {
  const { at, path, status, outcome } = event;
  if (outcome === 'refused') return visible(`${at} ${path} refused, ${event.code}: ${status}`);
  const { events, headers, payload, forwarded } = event;
  const name = events.join(' or ') || 'no event of the document';
  const passed =
    forwarded === undefined
      ? ''
      : forwarded.outcome === 'answered'
        ? ', passed on'
        : ', not passed on: nobody answers there';
  return [
    `${at} ${path} ${name}: ${status}${passed}`,
    ...Object.entries(headers).map(([field, value]) => `  ${field}: ${value}`),
    ...JSON.stringify(payload, null, 2)
      .split('\n')
      .map(line => `  ${line}`),
  ]
    .map(visible)
    .join('\n');
}
