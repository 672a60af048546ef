import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoKeys } from '../../mock/tenants.ts';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { startMock } from '../servers/mock-server.ts';
import { codeBlocks } from './code-blocks.ts';
import { inCheckout } from './in-checkout.ts';
import { run } from './shell.ts';

test.each([
  'src/client/README.md',
  'src/receiver/README.md',
  'src/settings/README.md',
  'src/verify/README.md',
  'mock/README.md',
])('what %s shows runs, and prints what it says', async page => {
  await using mock = await startMock(undefined, demoKeys);
  using folder = temporaryFolder();
  const blocks = codeBlocks(page, 'ts');
  expect(blocks).not.toEqual([]);
  for (const [index, code] of blocks.entries()) {
    const path = folder.file(`example-${index}.ts`);
    writeFileSync(path, inCheckout(code, mock));
    const { code: exit, output } = await run(`node '${path}'`);
    expect(exit, output).toBe(0);
    const printed = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
    expect(output.trim().split('\n')).toEqual(printed);
  }
});
