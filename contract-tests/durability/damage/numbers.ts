/** Numbers below a bound, the same in every run: a linear congruential generator, its upper half. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = BigInt(seed);
  return below => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 32n) % BigInt(below));
  };
}

/**
 * Bits of a file: half of them of any byte, half of a byte that is not zero, since most of what is
 * zero says nothing.
 */
export function bitsOf(bytes: Uint8Array, count: number, seed: number): readonly number[] {
  const number = numbersFrom(seed);
  const used = [...bytes.keys()].filter(at => bytes[at] !== 0);
  return Array.from({ length: count }, (_, index) => {
    const byte = index % 2 === 0 ? number(bytes.length) : (used[number(used.length)] ?? 0);
    return byte * 8 + number(8);
  });
}

export function withFlipped(bytes: Uint8Array, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = bit >> 3;
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
