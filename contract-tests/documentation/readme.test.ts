import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { codeBlocks, commands, root } from './code-blocks.ts';
import { entries } from './entry-exports.ts';
import { inCheckout } from './in-checkout.ts';
import { run, type Started, start } from './shell.ts';

const shown = commands('README.md');
const documented = 'http://127.0.0.1:4010';
let mock: Started;

/** The one command that starts like this. */
function command(beginning: string): string {
  const [found, ...more] = shown.filter(line => line.startsWith(beginning));
  if (found === undefined || more.length > 0)
    throw new Error(`README shows ${more.length + 1} commands "${beginning}…"`);
  return found;
}

/** The example that imports this entry, which here is not a package yet. */
function example(entry: string): string {
  const [found = ''] = codeBlocks('README.md', 'ts').filter(
    code => code.includes(entry) && !code.includes("from 'vitest'"),
  );
  return found.replace(`'${entry}'`, `'${entries.get(entry)}'`);
}

function evaluation(script: string): string {
  return `node --input-type=module-typescript --eval ${quoted(script)}`;
}

/** One word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The documented port may be taken on this machine; any other does as well. */
function onMock(text: string): string {
  return text.replaceAll(documented, mock.url);
}

beforeAll(async () => {
  mock = await start(command('npm run --silent holdfast -- mock').replace('4010', '0'));
});

afterAll(() => mock[Symbol.asyncDispose]());

describe('what the README shows works', () => {
  test('every command is known here', () => {
    const executed = [
      'npm ci && npm start',
      'npm ci && npm test',
      'npm run --silent holdfast -- mock',
      'curl',
      'npm run --silent holdfast -- verify',
      'npm run --silent holdfast -- serve',
      'export',
      'npm run --silent holdfast -- listen',
      'npm run --silent holdfast -- trigger',
      'npm run generate',
      'npm run lint',
    ];
    expect(
      shown.map(line => executed.find(beginning => line.startsWith(beginning)) ?? line),
    ).toEqual(executed);
  });

  test('npm start greets with commands that hold', async () => {
    await using started = await start('npm start --silent -- --port 0');
    const greeting = started.output();
    const [curl = ''] = /curl (?:[^\n]*\\\n)*[^\n]*/.exec(greeting) ?? [];
    expect((await run(curl)).output).toContain('HTTP/1.1 200');
    const [verify = ''] = /npm run --silent holdfast -- verify [^\n]*/.exec(greeting) ?? [];
    expect(await run(`${verify} --runs 2`)).toMatchObject({ code: 0 });
  });

  test('the update is accepted and remembered', async () => {
    const update = onMock(command('curl'));
    expect((await run(update)).output).toContain('HTTP/1.1 200');
    const again = await run(update.replace(/-d '.*'/, `-d '{"webhooks":{}}'`));
    expect(again.output).toContain('"start":{"status":true,"url":"https://example.com/started"}');
  });

  test('verify holds', async () => {
    expect(
      await run(`${onMock(command('npm run --silent holdfast -- verify'))} --runs 2`),
    ).toMatchObject({ code: 0 });
  });

  test('the reference server starts', async () => {
    await using server = await start(
      command('npm run --silent holdfast -- serve').replace('4020', '0'),
    );
    expect((await fetch(`${server.url}/webhooks`)).status).toBe(405);
  });

  test('the client example prints the url that it sent', async () => {
    const script = onMock(example('holdfast/client'));
    expect((await run(evaluation(script))).output.trim()).toBe('https://example.com/submitted');
  });

  test('an event that is triggered is listened to', async () => {
    const listen = command('npm run --silent holdfast -- listen');
    await using listening = await start(`${listen.replace('4030', '0')} 2>&1`);
    const trigger = command('npm run --silent holdfast -- trigger');
    const { code, output } = await run(trigger.replace('http://127.0.0.1:4030', listening.url));
    expect([code, output]).toEqual([0, 'assessmentStart: delivered, 204\n']);
    await expect.poll(() => listening.output()).toMatch(/ \/started assessmentStart .*: 204\n/);
    expect(listening.output()).not.toContain('s3cret');
  });

  test('the library example serves under its prefix', async () => {
    using folder = temporaryFolder();
    const script = example('holdfast/server')
      .replace("'settings.db'", `'${folder.file('settings.db')}'`)
      .replace(
        'app.listen(3000);',
        "const listening = app.listen(0, () => console.log('http://127.0.0.1:' + listening.address().port));",
      );
    const withKeys = `${command('export')} && echo "key: $ACME_API_KEY" && exec ${evaluation(script)}`;
    await using server = await start(`bash -c ${quoted(withKeys)}`);
    const [, apiKey = ''] = /^key: (\S+)$/m.exec(server.output()) ?? [];
    const answer = await fetch(`${server.url}/api/webhooks`, {
      method: 'POST',
      headers: { apiKey, 'content-type': 'application/json' },
      body: '{"webhooks":{}}',
    });
    expect(await answer.json()).toMatchObject({ status: 'success' });
  });

  test('the tests of unit tests pass', async () => {
    using folder = temporaryFolder();
    const tests = codeBlocks('README.md', 'ts').filter(code => code.includes("from 'vitest'"));
    expect(tests).toHaveLength(2);
    for (const [index, code] of tests.entries())
      writeFileSync(folder.file(`example-${index}.test.ts`), inCheckout(code, mock));
    const example = `${root}contract-tests/in-unit-tests/express/`;
    copyFileSync(`${example}preferences.yaml`, folder.file('openapi.yaml'));
    writeFileSync(
      folder.file('app.js'),
      `import { createPreferences } from '${example}app.ts';
       export const app = createPreferences((stored, sent) => ({ ...stored, ...sent }));`,
    );
    symlinkSync(`${root}node_modules`, folder.file('node_modules'));
    const { code, output } = await run(`cd '${folder.file('.')}' && vitest run`);
    expect(code, output).toBe(0);
    expect(stripVTControlCharacters(output)).toMatch(/2 passed \(2\)\n.*2 passed \(2\)/);
  });

  test('the rest is what CI runs on a clean clone', () => {
    const ci = readFileSync(`${root}.ci/run`, 'utf8');
    for (const line of ['npm ci', 'npm test', 'npm run generate', 'npm run lint'])
      expect(ci).toContain(`\n${line}`);
  });

  test('links lead to files', () => {
    const links = [
      ...readFileSync(`${root}README.md`, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g),
    ].map(([, path = '']) => path);
    for (const path of links)
      expect(() => readFileSync(`${root}${path.replace(/\/$/, '/README.md')}`), path).not.toThrow();
  });
});
