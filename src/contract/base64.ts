/** Text of UTF-8 in base64 (RFC 4648 section 4), wherever this runs. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

/** The text that base64 stands for. What is no whole byte at its end is left out, padding is not asked for. */
export function fromBase64(packed: string): string {
  const digits = packed.replace(/=+$/, '');
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const bytes = Uint8Array.from(atob(whole), character => character.charCodeAt(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
