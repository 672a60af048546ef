import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { endianness } from 'node:os';
import { damagedDatabase } from '../damage.ts';

/** A process beside this one may start the log anew between two looks at it. */
const looks = 5;

/**
 * Throws where a log that was left behind holds less than was committed to it. SQLite reads a log up to
 * the first frame that is not whole, takes the rest for a write that never ended, and so goes back to an
 * earlier state without a word. Its index knows how far the commits went.
 */
export function checkLog(file: string): void {
  for (let look = 1; isShort(file); look += 1) {
    if (look === looks) throw damagedDatabase(file, undefined);
  }
}

function isShort(named: string): boolean {
  // SQLite keeps the log beside the file that a link leads to.
  const file = existsSync(named) ? realpathSync(named) : named;
  const index = indexOf(`${file}-shm`);
  if (index === null || index.copied >= index.committed) return false;
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  return wholeFrames(log, index.salt) < index.committed;
}

interface Index {
  readonly committed: number;
  /** How many frames are in the database too, so that nobody needs them. */
  readonly copied: number;
  readonly salt: Buffer;
}

/** In the order of the machine's bytes (https://www.sqlite.org/walformat.html#the_wal_index_header). */
function indexOf(file: string): Index | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  // Written twice, so that half of a write is not believed.
  if (bytes.length < 136 || !bytes.subarray(0, 48).equals(bytes.subarray(48, 96))) return null;
  const isInitialized = bytes[12] === 1;
  return isInitialized
    ? {
        committed: number32(bytes, 16, endianness()),
        copied: number32(bytes, 96, endianness()),
        salt: bytes.subarray(32, 40),
      }
    : null;
}

const headerLength = 32;
const frameHeaderLength = 24;

/** How many frames in a row are those of this salt, and whole (https://www.sqlite.org/fileformat2.html#walformat). */
function wholeFrames(log: Buffer, salt: Buffer): number {
  if (log.length < headerLength || !log.subarray(16, 24).equals(salt)) return 0;
  const order = (log[3] ?? 0) & 1 ? 'BE' : 'LE';
  let sum = checksum(log.subarray(0, 24), [0, 0], order);
  if (!isSum(sum, log, 24)) return 0;
  const frameLength = frameHeaderLength + log.readUInt32BE(8);
  let frames = 0;
  for (let at = headerLength; at + frameLength <= log.length; at += frameLength) {
    sum = checksum(log.subarray(at, at + 8), sum, order);
    sum = checksum(log.subarray(at + frameHeaderLength, at + frameLength), sum, order);
    if (!log.subarray(at + 8, at + 16).equals(salt) || !isSum(sum, log, at + 16)) break;
    frames += 1;
  }
  return frames;
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sum, order: 'BE' | 'LE'): Sum {
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + number32(bytes, at, order) + two) >>> 0;
    two = (two + number32(bytes, at + 4, order) + one) >>> 0;
  }
  return [one, two];
}

function isSum([one, two]: Sum, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;
}

function number32(bytes: Buffer, at: number, order: 'BE' | 'LE'): number {
  return order === 'BE' ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
}
