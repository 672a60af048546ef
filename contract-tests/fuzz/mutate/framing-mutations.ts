import type { RawRequest } from '../wire/raw-request.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

/** Mutations after which nobody can be sure where the request ends. */
export const framingMutations: readonly Mutation[] = [
  loose('another version', (request, random) => ({
    ...request,
    version: random.pick([
      'HTTP/1.0',
      'HTTP/0.9',
      'HTTP/1.2',
      'HTTP/2.0',
      'HTTP/9.9',
      'HTTP/1',
      'http/1.1',
      'ICY',
      '',
    ]),
  })),
  loose('a second length', (request, random) =>
    more(
      request,
      'Content-Length',
      random.pick(['0', '1', '-1', '+1', '1e3', '0x10', '99999999999999999999', '', 'x', '5, 5']),
    ),
  ),
  loose('a transfer coding', (request, random) =>
    more(
      request,
      'Transfer-Encoding',
      random.pick([
        'chunked',
        'gzip',
        'chunked, chunked',
        'identity',
        'x',
        ' chunked',
        'Chunked\u000b',
      ]),
    ),
  ),
  loose('a connection option', (request, random) =>
    more(
      request,
      'Connection',
      random.pick(['keep-alive', 'upgrade', 'x', 'close, close', 'apiKey', '']),
    ),
  ),
  loose('a name that is no token', (request, random) =>
    more(request, random.pick(['', ' ', 'X Y', 'X\t', 'X\u0000', '\u00e4', '(', 'X\r\nY']), 'x'),
  ),
  loose('a value with control characters', (request, random) =>
    more(
      request,
      'X-Value',
      random.pick(['\u0000', '\u0001', '\u007f', '\r', '\n', '\r\n', 'a\r\n b', '\u000b']),
    ),
  ),
];

function loose(
  name: string,
  mutate: (request: RawRequest, random: Random) => RawRequest,
): Mutation {
  return { name, kind: 'loose', mutate };
}

function more(request: RawRequest, name: string, value: string): RawRequest {
  return { ...request, fields: [...request.fields, [name, value]] };
}
