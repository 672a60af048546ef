import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Writes the address of every module that is loaded, by `import` or `require`. */
const listing = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;

/** What a mock of the built-in document has loaded when it greets. */
async function loadedByStart(): Promise<string> {
  const hook = `data:text/javascript,${encodeURIComponent(listing)}`;
  const mock = spawn(process.execPath, ['--import', hook, main, 'mock', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const loaded = text(mock.stderr);
  await once(mock.stdout, 'data');
  mock.kill();
  return loaded;
}

test('a start loads what it needs of Prism and of the contract, and no more', async () => {
  const loaded = await loadedByStart();
  expect(loaded).toContain('/src/contract/read-contract.ts');
  // Prism, which the annotated operations need only for a Prefer and the like, and what --stateful, --spec
  // and --state ask for.
  const unneeded = /prism-http|postman|\/contract\/infer\/|redocly|\/open-store\./;
  expect(loaded.split('\n').filter(url => unneeded.test(url))).toEqual([]);
});
