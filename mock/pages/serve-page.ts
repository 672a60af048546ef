import type { ServerResponse } from 'node:http';
import { notFound } from '../../src/problem/refusals.ts';
import type { Asset } from './assets.ts';
import type { Policy } from './content-security-policy.ts';

/** Answers with a file of a page; throws the 404 for one that the page does not have. */
export function servePage(
  response: ServerResponse,
  asset: Asset | undefined,
  policy: Policy,
): void {
  if (asset === undefined) throw notFound('the page has no such file');
  response.writeHead(200, {
    'Content-Type': asset.mediaType,
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  });
  response.end(asset.bytes);
}
