import { rolldown } from 'rolldown';
import { root } from '../../documentation/code-blocks.ts';
import { browserEntries } from '../../documentation/entry-exports.ts';

const script = 'script-of-a-page';

/** A script as a bundler gives it to a page, in one module; what cannot be resolved there is an error. */
export async function bundled(code: string): Promise<string> {
  const bundle = await rolldown({
    input: script,
    platform: 'browser',
    cwd: root,
    resolve: { alias: Object.fromEntries(browserEntries) },
    onLog(_level, { message }) {
      throw new Error(message);
    },
    plugins: [
      {
        name: 'script',
        resolveId: name => (name === script ? `${root}${script}.ts` : undefined),
        load: id => (id === `${root}${script}.ts` ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  return output[0].code;
}
