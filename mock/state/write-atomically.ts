import { open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file as a whole: whoever reads it, even after a kill or a power cut, finds the former
 * text or the new one. A link stays a link. Only the owner may read it.
 */
export async function writeAtomically(file: string, text: string | Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file);
  // In the same folder, since a rename is atomic within one file system only.
  const temporary = `${target}.tmp`;
  try {
    await writeToDisk(temporary, text);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

async function writeToDisk(file: string, text: string | Uint8Array): Promise<void> {
  // One that a kill left behind may have been for others too.
  await rm(file, { force: true });
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
}

/** Without it a power cut may undo the rename. Not every system can open a folder; those that can, do. */
async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // The file itself is whole either way.
  }
}
