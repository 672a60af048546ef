import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoKeys } from '../../mock/tenants.ts';
import { startMock } from '../servers/mock-server.ts';
import { codeBlocks, commands } from './code-blocks.ts';
import { folderOf, type Reader } from './reader.ts';
import { run, start } from './shell.ts';

const serverPage = 'src/server/README.md';

/** Runs the examples of the pages for those who import the package. */
export function followPages(reader: Reader): void {
  test.each([
    'src/client/README.md',
    'src/receiver/README.md',
    'src/settings/README.md',
    'src/verify/README.md',
    'mock/README.md',
  ])('what %s shows runs, and prints what it says', async page => {
    await using mock = await startMock(undefined, demoKeys);
    using folder = folderOf(reader);
    const blocks = codeBlocks(page, 'ts');
    expect(blocks).not.toEqual([]);
    for (const [index, code] of blocks.entries()) {
      const path = folder.file(`example-${index}.ts`);
      writeFileSync(path, reader.written(code, mock));
      const { code: exit, output } = await run(`node '${path}'`);
      expect(exit, output).toBe(0);
      const printed = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)];
      expect(output.trim().split('\n')).toEqual(printed.map(([, line]) => line));
    }
  });

  test('the scenarios that mock/README.md shows apply', async () => {
    await using mock = await start(reader.typed('npm run --silent holdfast -- mock --port 0'));
    const [curl = '', ...others] = commands('mock/README.md');
    expect(others).toEqual([]);
    const { output } = await run(curl.replace('http://localhost:4010', mock.url));
    expect(output).toMatch(/^HTTP\/1\.1 (?:200|503) .*^X-Holdfast-Scenario: slow/ims);
  });

  test(`the app that ${serverPage} shows serves under its prefix`, async () => {
    using folder = folderOf(reader);
    const [makeKeys, ...otherCommands] = codeBlocks(serverPage, 'sh');
    const [app = '', ...otherExamples] = codeBlocks(serverPage, 'ts');
    expect([otherCommands, otherExamples]).toEqual([[], []]);
    const listens = `const listening = app.listen(0, () => console.log(\`http://127.0.0.1:\${listening.address().port}\`));`;
    writeFileSync(
      folder.file('app.ts'),
      reader.written(app, { url: '' }).replace('app.listen(3000);', listens),
    );
    const typed = `cd "${folder.file('.')}" && ${makeKeys} && echo "key: $ACME_API_KEY" && exec node app.ts`;
    writeFileSync(folder.file('start.sh'), typed);
    await using server = await start(`bash '${folder.file('start.sh')}'`);
    const [, apiKey = ''] = /^key: (\S+)$/m.exec(server.output()) ?? [];
    const answer = await fetch(`${server.url}/api/webhooks`, {
      method: 'POST',
      headers: { apiKey, 'content-type': 'application/json' },
      body: '{"webhooks":{}}',
    });
    expect(await answer.json()).toMatchObject({ status: 'success' });
  });
}
