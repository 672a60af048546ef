/** How a secret may look in a stream of bytes: as it is, and in every encoding that may happen to it. */
export function secretForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Inside a longer text, base64 falls on one of three alignments; its ends mix with what is around.
  const aligned = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64');
    return text.replaceAll('=', '').slice(shift === 0 ? 0 : 4, -2);
  });
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64url'),
    ...aligned,
  ];
}
