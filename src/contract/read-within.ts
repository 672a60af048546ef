import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { NoDocument } from './no-document.ts';

/** All files of a document together, in bytes. The largest published ones take half of that. */
const largestDocument = 64_000_000;

/** What the files of a document may still take, counted while they are read. */
export interface Room {
  left: number;
}

export function roomForDocument(): Room {
  return { left: largestDocument };
}

/** The text of an ordinary file for which there is room. A pipe or a device might never end, nor begin. */
export async function readFileWithin(path: string, room: Room): Promise<string> {
  // Otherwise a pipe that nobody writes to would hold the call itself.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new NoDocument('is a folder; give a file in it');
    if (!stats.isFile()) throw new NoDocument('is no ordinary file; give one');
    return await textWithin(file.createReadStream({ autoClose: false }), room);
  } finally {
    await file.close();
  }
}

/** What a stream of bytes holds, unless there is no room for it. */
export async function textWithin(stream: AsyncIterable<Uint8Array>, room: Room): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    room.left -= chunk.byteLength;
    if (room.left < 0) {
      throw new NoDocument(
        `is larger than the ${largestDocument / 1e6} MB that are read of a document; give a smaller one`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
