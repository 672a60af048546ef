import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../mock/testing/temporary-folder.ts';
import { object, settingsDocument } from '../src/contract/testing/settings-document.ts';
import { runCommand } from './testing/command.ts';
import { startMockCommand } from './testing/mock-command.ts';

test('the document of the project is as it should be', async () => {
  for (const argv of [['check'], ['check', 'openapi/openapi.yaml']])
    expect(await runCommand(argv)).toMatchObject({ exit: 0, output: '' });
});

describe('what is wrong with a document', () => {
  /** Puts other words into a file of a copy of the project's own document. */
  function broken(
    folder: ReturnType<typeof temporaryFolder>,
    changes: readonly (readonly [string, string, string])[],
  ) {
    cpSync('openapi', folder.file('.'), { recursive: true });
    for (const [name, words, others] of changes) {
      const file = folder.file(name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(words, others));
    }
    return folder.file('openapi.yaml');
  }

  test('is told all at once, by the file and the line where it is written', async () => {
    using folder = temporaryFolder();
    const auth = 'components/schemas/auth.yaml';
    const spec = broken(folder, [
      [auth, 'x-exclusive-by: type', 'x-exclusive-by: kind'],
      ['paths/webhooks.yaml', '    cascade:', '    cascades:'],
    ]);
    const { exit, output } = await runCommand(['check', spec]);
    expect(exit).toBe(2);
    expect(output.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/paths\/webhooks\.yaml:18:15: .*no member "cascades"; .+/),
      expect.stringMatching(/auth\.yaml:12:19: it names "kind", .+; name one of type, basic/),
    ]);
  });

  test('is told as JSON', async () => {
    using folder = temporaryFolder();
    const spec = broken(folder, [['paths/webhooks.yaml', '    cascade:', '    cascades:']]);
    const { output } = await runCommand(['check', spec, '--json']);
    expect(JSON.parse(output)).toEqual([
      {
        file: folder.file('paths/webhooks.yaml'),
        line: 18,
        column: 15,
        code: 'annotation-invalid',
        place: `${spec}#/paths/~1webhooks/post/x-settings-update/cascades`,
        message: expect.stringContaining('"cascades"'),
      },
    ]);
  });

  test('is told of what cannot be read at all', async () => {
    expect(await runCommand(['check', 'nowhere.yaml'])).toMatchObject({
      exit: 2,
      output: 'nowhere.yaml: there is no such file; check the path\n',
    });
  });

  test('is told of what an overlay does to it', async () => {
    using folder = temporaryFolder();
    const info = { title: 'x', version: '1' };
    const actions = [
      { target: '$.components.schemas.AuthPatch', update: { 'x-exclusive-by': 'kind' } },
    ];
    writeFileSync(folder.file('o.json'), JSON.stringify({ overlay: '1.0.0', info, actions }));
    const { exit, output } = await runCommand(['check', '--overlay', folder.file('o.json')]);
    expect([exit, output]).toEqual([2, expect.stringContaining('it names "kind"')]);
  });
});

describe('control characters of a document do not reach a terminal', () => {
  const hostile = '\u001b]0;gone\u0007\u009b2J\u202e';
  const commands = [
    ['check'],
    ['mock', '--port', '0', '--spec'],
    ['serve', '--dev', '--spec'],
    ['verify', 'http://127.0.0.1:9', '--api-key', 'k', '--spec'],
  ];

  test.each(commands)('of %s', async (...argv) => {
    using folder = temporaryFolder();
    const patch = object({ [hostile]: { $dynamicRef: '#x' } });
    writeFileSync(folder.file('api.json'), JSON.stringify(settingsDocument({ patch })));
    const { exit, output, errors } = await runCommand([...argv, folder.file('api.json')]);
    expect(exit).toBe(2);
    expect(`${output}${errors}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('of the greeting of a mock', async () => {
    using folder = temporaryFolder();
    const info = { title: hostile, version: '1' };
    const document = settingsDocument({ document: { info } });
    writeFileSync(folder.file('api.json'), JSON.stringify(document));
    const mock = await startMockCommand(['--spec', folder.file('api.json')]);
    expect(mock.written.stdout).toContain('A mock of "\\u001b]0;gone');
    expect(mock.written.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
