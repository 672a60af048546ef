import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Writes the address of every module that is loaded, by `import` or `require`. */
const listing = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;

/** What a command has loaded when it says its first words. */
async function loadedBy(...argv: readonly string[]): Promise<string> {
  const hook = `data:text/javascript,${encodeURIComponent(listing)}`;
  const command = spawn(process.execPath, ['--import', hook, main, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const loaded = text(command.stderr);
  await once(command.stdout, 'data');
  command.kill();
  return loaded;
}

test('a start loads what it needs of Prism and of the contract, and no more', async () => {
  const loaded = await loadedBy('mock', '--port', '0');
  expect(loaded).toContain('/src/contract/read-contract.ts');
  // Prism, which the annotated operations need only for a Prefer and the like, and what --stateful, --spec
  // and --state ask for.
  const unneeded = /prism-http|postman|\/contract\/infer\/|redocly|\/open-store\./;
  expect(loaded.split('\n').filter(url => unneeded.test(url))).toEqual([]);
});

test.each(['src/generated/openapi.json', 'docs/examples/alerts.yaml'])(
  '%s is read without what reads documents of several files',
  async file => {
    const loaded = await loadedBy('init', file);
    expect(loaded).toContain('/src/contract/read-alone.ts');
    expect(loaded).not.toContain('redocly');
  },
);
