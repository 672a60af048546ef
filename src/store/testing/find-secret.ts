/** A secret that turned up where none may be. */
export interface FoundSecret {
  readonly secret: string;
  readonly form: string;
  readonly where: string;
}

/** Something that was written: an answer, a log, a file. */
export interface Place {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Every secret that stands in any of the places, plain or in a form that anyone can read back. */
export function findSecrets(
  secrets: readonly string[],
  places: readonly Place[],
): readonly FoundSecret[] {
  return secrets.flatMap(secret => {
    const forms = formsOf(secret);
    return places.flatMap(({ where, bytes }) => {
      // One byte, one character: so that any bytes can be searched, whatever else they are.
      const text = bytes.toString('latin1');
      const lowered = text.toLowerCase();
      return forms
        .filter(({ anyCase, text: form }) => (anyCase ? lowered : text).includes(form))
        .map(({ name }) => ({ secret, form: name, where }));
    });
  });
}

interface Form {
  readonly name: string;
  readonly text: string;
  /** Its letters may be of either case, as hexadecimal digits are; given in lower case. */
  readonly anyCase?: true;
}

function formsOf(secret: string): readonly Form[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    { name: 'plain', text: bytes.toString('latin1') },
    { name: 'JSON', text: Buffer.from(escaped).toString('latin1') },
    { name: 'UTF-16', text: Buffer.from(secret, 'utf16le').toString('latin1') },
    { name: 'reversed', text: Buffer.from(bytes).reverse().toString('latin1') },
    { name: 'hexadecimal', text: hex, anyCase: true },
    // Whatever an encoder leaves as it is, and all of it.
    { name: 'URL', text: encodeURIComponent(secret).toLowerCase(), anyCase: true },
    { name: 'URL', text: hex.replaceAll(/../g, '%$&'), anyCase: true },
    ...[0, 1, 2].flatMap(before => {
      const text = base64Within(bytes, before);
      return [
        { name: 'base64', text },
        { name: 'base64url', text: text.replaceAll('+', '-').replaceAll('/', '_') },
      ];
    }),
  ];
}

/**
 * The part of the base64 text that is the same whatever stands around the secret, with so many bytes
 * before it in its group of three: `user:secret` of HTTP Basic carries it at any alignment.
 */
function base64Within(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const start = Math.ceil((before * 8) / 6);
  const end = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(start, end);
}
