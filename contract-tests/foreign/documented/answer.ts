import type { Liberties } from './liberties.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

export function refusal(status: number, text: string, { plainErrors }: Liberties): Answer {
  if (plainErrors) return { status: status === 400 ? 422 : status, type: 'text/plain', text };
  return {
    status,
    type: 'application/problem+json',
    text: JSON.stringify({ status, title: text }),
  };
}
