import { symlinkSync } from 'node:fs';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { root } from './code-blocks.ts';
import { inCheckout } from './in-checkout.ts';

/** Somebody who does what a page shows: in a checkout, or where the package is installed. */
export interface Reader {
  /** Where the packages of this reader stand. */
  readonly packages: string;
  /** A command line of a page, as it is typed here. */
  typed(command: string): string;
  /** An example of a page, as it runs here and asks this server. */
  written(example: string, server: { readonly url: string }): string;
}

export const readerInCheckout: Reader = {
  packages: `${root}node_modules`,
  typed: command => command,
  written: inCheckout,
};

/** An empty folder of the reader's, in which the packages are found. */
export function folderOf({ packages }: Reader): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder();
  symlinkSync(packages, folder.file('node_modules'));
  return folder;
}
