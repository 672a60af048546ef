import type { Reader } from '../documentation/reader.ts';
import type { Installed } from './installed.ts';

/** A reader of the pages who has the package installed, and nothing of this repository. */
export function installedReader({ file }: Pick<Installed, 'file'>): Reader {
  const holdfast = `'${process.execPath}' '${file('node_modules/.bin/holdfast')}'`;
  return {
    packages: file('node_modules'),
    typed: command => command.replace('npm run --silent holdfast --', holdfast),
    written: (example, { url }) => example.replaceAll('http://127.0.0.1:4010', url),
  };
}
