import type { Body } from './body.ts';

const update = '{"webhooks":{}}';

const mislabelled = [
  null,
  '',
  ';',
  'json',
  '*/*',
  'text/plain',
  'text/json',
  'text/html',
  'text/xml',
  'application/*',
  'application/xml',
  'application/jsonp',
  'application/json5',
  'application/x-ndjson',
  'application/json-seq',
  'application/problem+json',
  'application/merge-patch+json',
  'application/vnd.api+json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/plain',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-8; charset=utf-16',
  'application/json/x',
  'application /json',
];

const oversized = {
  n_size_spaces: update.padEnd(102_401),
  n_size_leading_spaces: update.padStart(150_000),
  n_size_long_url: `{"webhooks":{"start":{"url":"https://example.com/${'x'.repeat(110_000)}"}}}`,
  n_size_garbage: 'x'.repeat(200_000),
  n_size_NULs: new Uint8Array(1_000_000),
  n_size_deep: '['.repeat(300_000),
};

/** Bodies that are refused by their media type or their size, before anything reads them. */
export const envelopes: readonly Body[] = [
  ...mislabelled.map(contentType => ({
    name: `n_type_${contentType}`,
    body: update,
    expected: 415 as const,
    contentType,
  })),
  ...Object.entries(oversized).map(([name, body]) => ({ name, body, expected: 413 as const })),
];
