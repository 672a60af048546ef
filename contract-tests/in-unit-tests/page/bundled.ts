import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../../documentation/code-blocks.ts';
import { browserEntries } from '../../documentation/entry-exports.ts';

const script = 'script-of-a-page';

/** Where a script stands, and which files it means by which names, where those are not packages there. */
export interface Place {
  readonly folder: string;
  readonly alias?: Record<string, string>;
}

const checkout: Place = { folder: root, alias: Object.fromEntries(browserEntries) };

/** A script as a bundler gives it to a page, in one module; what cannot be resolved there is an error. */
export async function bundled(
  code: string,
  { folder, alias = {} }: Place = checkout,
): Promise<string> {
  const id = join(folder, `${script}.ts`);
  const bundle = await rolldown({
    input: script,
    platform: 'browser',
    cwd: folder,
    resolve: { alias },
    onLog(_level, { message }) {
      throw new Error(message);
    },
    plugins: [
      {
        name: 'script',
        resolveId: name => (name === script ? id : undefined),
        load: name => (name === id ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  return output[0].code;
}
