import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Asset } from '../pages/assets.ts';

const logo = 'https://cdn.redoc.ly/redoc/logo-mini.svg';

/**
 * Redoc as one script. The build puts a copy beside this file, so that whoever installs the package
 * gets that script and not the hundred packages that Redoc is made of. The logo in it would be asked
 * of another address.
 */
export function readRedocBundle(): Asset {
  const copy = fileURLToPath(new URL('./redoc.standalone.js', import.meta.url));
  const path = existsSync(copy)
    ? copy
    : createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js');
  return {
    mediaType: 'text/javascript; charset=utf-8',
    bytes: Buffer.from(readFileSync(path, 'utf8').replaceAll(logo, 'data:,')),
  };
}
