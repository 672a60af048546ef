import type { Trial } from './fuzz.ts';

/** What a server must never do, whatever it is sent; null when it did not. */
export function failureOf({ request, outcome }: Trial): string | null {
  switch (outcome.kind) {
    case 'hung':
      return 'hung: no answer in time';
    case 'closed':
      return request.isWhole ? 'closed the connection without an answer' : null;
    case 'answered': {
      const { status, contentType } = outcome.answer;
      if (status >= 500) return `answered ${status}`;
      return status < 400 || contentType === 'application/problem+json'
        ? null
        : `answered ${status} with no problem but ${contentType ?? 'no content type'}`;
    }
  }
}

const shownBytes = 1_500;

/** How to see it again: by its number, and by its bytes. */
export function reproduction({ request, outcome }: Trial, command: string): string {
  const { seed, index, mutations, bytes } = request;
  const said = outcome.kind === 'answered' ? `\n  ${outcome.answer.body.slice(0, 300)}` : '';
  const cut =
    bytes.length > shownBytes ? ` (the first ${shownBytes} of ${bytes.length} bytes)` : '';
  return [
    `  ${command} --seed ${seed} --from ${index} --requests 1`,
    `  ${mutations.join(', ')}${said}`,
    `  printf '${printable(bytes.subarray(0, shownBytes))}'${cut}`,
  ].join('\n');
}

/** Bytes as printf takes them. */
function printable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^ -~]|['\\%]/g, letter =>
      letter === '%' ? '%%' : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}
