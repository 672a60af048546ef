import { copyFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeBlocks, commands, root } from './code-blocks.ts';
import { folderOf, type Reader } from './reader.ts';
import { run, type Started, start } from './shell.ts';

const shown = commands('README.md');
const examples = codeBlocks('README.md', 'ts');
const isTest = (code: string) => code.includes("from 'vitest'");

/** The one command that starts like this. */
function command(beginning: string): string {
  const [found, ...more] = shown.filter(line => line.startsWith(beginning));
  if (found === undefined || more.length > 0)
    throw new Error(`README shows ${more.length + 1} commands "${beginning}…"`);
  return found;
}

/** Does what README.md shows, from a mock on. Ports may be taken on this machine; any others do as well. */
export function followReadme(reader: Reader): void {
  let mock: Started;
  const typed = (beginning: string) =>
    reader.typed(command(beginning)).replaceAll('http://127.0.0.1:4010', mock.url);

  beforeAll(async () => {
    mock = await start(reader.typed('npm run --silent holdfast -- mock --port 0'));
  });
  afterAll(() => mock[Symbol.asyncDispose]());

  test('the update is accepted and remembered', async () => {
    const update = typed('curl');
    expect((await run(update)).output).toContain('HTTP/1.1 200');
    const again = await run(update.replace(/-d '.*'/, `-d '{"webhooks":{}}'`));
    expect(again.output).toContain('"start":{"status":true,"url":"https://example.com/started"}');
  });

  test('verify holds', async () => {
    const verify = `${typed('npm run --silent holdfast -- verify')} --runs 2`;
    expect(await run(verify)).toMatchObject({ code: 0 });
  });

  test('the reference server starts', async () => {
    const serve = typed('npm run --silent holdfast -- serve').replace('4020', '0');
    await using server = await start(serve);
    expect((await fetch(`${server.url}/webhooks`)).status).toBe(405);
  });

  test('the client example prints the url that it sent', async () => {
    using folder = folderOf(reader);
    const [client, ...others] = examples.filter(code => !isTest(code));
    expect(others).toEqual([]);
    writeFileSync(folder.file('client.ts'), reader.written(client ?? '', mock));
    const { output } = await run(`node '${folder.file('client.ts')}'`);
    expect(output.trim()).toBe('https://example.com/submitted');
  });

  test('an event that is triggered is listened to', async () => {
    const listen = typed('npm run --silent holdfast -- listen').replace('4030', '0');
    await using listening = await start(`${listen} 2>&1`);
    const trigger = typed('npm run --silent holdfast -- trigger');
    const { code, output } = await run(trigger.replace('http://127.0.0.1:4030', listening.url));
    expect([code, output]).toEqual([0, 'assessmentStart: delivered, 204\n']);
    await expect.poll(() => listening.output()).toMatch(/ \/started assessmentStart .*: 204\n/);
    expect(listening.output()).not.toContain('s3cret');
  });

  test('the tests of unit tests pass', async () => {
    using folder = folderOf(reader);
    const tests = examples.filter(isTest);
    expect(tests).toHaveLength(2);
    for (const [index, code] of tests.entries())
      writeFileSync(folder.file(`example-${index}.test.ts`), reader.written(code, mock));
    const app = `${root}contract-tests/in-unit-tests/express/`;
    copyFileSync(`${app}preferences.yaml`, folder.file('openapi.yaml'));
    writeFileSync(
      folder.file('app.js'),
      `import { createPreferences } from '${app}app.ts';
       export const app = createPreferences((stored, sent) => ({ ...stored, ...sent }));`,
    );
    const { code, output } = await run(`cd '${folder.file('.')}' && vitest run`);
    expect(code, output).toBe(0);
    expect(stripVTControlCharacters(output)).toMatch(/2 passed \(2\)\n.*2 passed \(2\)/);
  });
}
