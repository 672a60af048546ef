import { realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { isUrl } from './is-url.ts';
import { NoDocument } from './no-document.ts';

/**
 * References of a document lead to files at or below its own folder, as somebody else's document could
 * have any file of this machine read, and any address called. `root` is the document's own address.
 */
export async function requireInside(root: string, address: string): Promise<void> {
  if (address === root || (await isInside(root, address))) return;
  throw new NoDocument(
    `it leads to ${address}, which is outside of the document's own folder; copy it there, or allow it with --allow-remote-refs`,
  );
}

async function isInside(root: string, address: string): Promise<boolean> {
  if (isUrl(root)) return isUrl(address) && address.startsWith(new URL('.', root).href);
  if (isUrl(address)) return false;
  if (!isBelow(dirname(root), address)) return false;
  // A link may lead elsewhere. What is not there is told of where it is read.
  const [folder, file] = await Promise.all([real(dirname(root)), real(address)]);
  return folder === null || file === null || isBelow(folder, file);
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function real(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
