import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Parser } from 'yaml';
import bundled from '../generated/openapi.json' with { type: 'json' };
import { withValueAt } from './json-pointer.ts';
import { checkContract, loadContract } from './load-contract.ts';

function given(document: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-places-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'api.json');
  writeFileSync(file, JSON.stringify(document, null, 2));
  return file;
}

test('a text is parsed for its places when the first is asked for, and once for all of them', async () => {
  const parse = vi.spyOn(Parser.prototype, 'parse');
  onTestFinished(() => parse.mockRestore());
  const patch = (path: string) => ['paths', path, 'post', 'x-settings-update', 'patch'];
  const wrong = Object.keys(bundled.paths).reduce(
    (document: unknown, path) => withValueAt(document, patch(path), '$request.body#/nowhere'),
    bundled,
  );
  const problems = await checkContract({ spec: given(wrong) });
  expect(problems.length).toBeGreaterThan(1);
  expect(new Set(problems.map(({ at }) => at?.line)).size).toBe(problems.length);
  expect(parse).toHaveBeenCalledTimes(1);

  await loadContract(given(bundled));
  expect(parse).toHaveBeenCalledTimes(1);
});
