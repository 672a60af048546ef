import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface Asset {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files of a page by name, as they stand. Only names found here are served, so no path leads out. */
function readAssets(folder: URL): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(folder).flatMap(name => {
      const mediaType = mediaTypes[extname(name)];
      return mediaType === undefined
        ? []
        : [[name, { mediaType, bytes: readFileSync(new URL(name, folder)) }] as const];
    }),
  );
}

/** Reads them when somebody first asks: most runs of the mock never open a page. */
export function lazyAssets(folder: URL): () => ReadonlyMap<string, Asset> {
  let assets: ReadonlyMap<string, Asset> | undefined;
  return () => {
    assets ??= readAssets(folder);
    return assets;
  };
}
