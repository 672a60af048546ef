import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keyringOf } from '../../src/secrets/testing/keyrings.ts';
import { Secret } from '../../src/settings/secret.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { emptyTenant, type MockState } from './state.ts';
import { stateFile } from './state-file.ts';
import { StateFileError } from './state-file-error.ts';

const password = 'pä:ss-in-the-clear';
const auth = { type: 'basic', basic: { username: 'user', password: new Secret(password) } };
const settings = { start: { status: true, url: 'https://example.com/' }, auth };

const state: MockState = {
  created: 12,
  tenants: new Map([
    [
      'demo',
      {
        settings: new Map([['hooks', settings]]),
        made: new Map([['hook/7', { others: { at: 1 }, key: { id: 7 } }]]),
        collections: new Map([['assessments', new Map([['12', { ...settings, $note: 'x' }]])]]),
      },
    ],
    ['__proto__', emptyTenant],
  ]),
};

/** With secrets as text, since a Secret compares by identity alone. */
function revealed(value: unknown): unknown {
  if (value instanceof Secret) return { secret: value.reveal() };
  if (value instanceof Map) return [...value].map(revealed);
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, revealed(own)]));
}

describe('a state file', () => {
  test('gives back what was written, and never shows a secret', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    await stateFile(name, () => keyringOf('one')).write(state);
    const text = readFileSync(name, 'utf8');
    expect(text).toContain('https://example.com/');
    expect(text).not.toContain(password);
    expect(text).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
    expect(revealed(await stateFile(name, () => keyringOf('new', 'one')).read())).toEqual(
      revealed(state),
    );
  });

  test('is for its owner alone, and leaves nothing beside it', async () => {
    using folder = temporaryFolder();
    await stateFile(folder.file('state.json'), () => keyringOf('one')).write(state);
    expect(statSync(folder.file('state.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.file('.'))).toEqual(['state.json']);
  });

  test('stays a link where it is one', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('real.json'), '');
    symlinkSync(folder.file('real.json'), folder.file('link.json'));
    await stateFile(folder.file('link.json'), () => keyringOf('one')).write(state);
    expect(await stateFile(folder.file('real.json'), () => keyringOf('one')).read()).not.toBeNull();
  });

  test('of whose bits one is flipped is refused, or says the same', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    const file = stateFile(name, () => keyringOf('one'));
    await file.write(state);
    const bytes = readFileSync(name);
    const outcomes = { refused: 0, same: 0 };
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      writeFileSync(name, bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))));
      const read = await file.read().catch((error: unknown) => error);
      if (read instanceof StateFileError) outcomes.refused += 1;
      else {
        expect(revealed(read), `bit ${bit}`).toEqual(revealed(state));
        outcomes.same += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(300);
    // Blanks are not part of what is said.
    expect(outcomes.same).toBeLessThan(outcomes.refused / 4);
  });

  test('from before there were codes is taken as it is, and gets one with the next write', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    const former = { tenants: { demo: { settings: { hooks: { start: null } }, items: {} } } };
    const head = { format: 'holdfast-mock-state', version: 1, created: 3 };
    writeFileSync(name, JSON.stringify({ ...head, ...former }));
    const file = stateFile(name, () => keyringOf('one'));
    const read = await file.read();
    expect(read?.created).toBe(3);
    if (read !== null) await file.write(read);
    writeFileSync(name, readFileSync(name, 'utf8').replace('"created": 3', '"created": 4'));
    await expect(file.read()).rejects.toThrow('is damaged');
  });

  test('that others may read is for its owner alone from the next write on, and so is its copy', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    const file = stateFile(name, () => keyringOf('one'));
    for (const left of ['state.json.tmp', 'state.json.bak']) {
      writeFileSync(folder.file(left), 'x');
      chmodSync(folder.file(left), 0o666);
    }
    await file.write(state);
    chmodSync(name, 0o644);
    const copy = await file.backUp();
    expect(readFileSync(copy)).toEqual(readFileSync(name));
    await file.write(state);
    for (const written of [name, copy]) expect(statSync(written).mode & 0o777).toBe(0o600);
  });

  test('that is not there is no state', async () => {
    using folder = temporaryFolder();
    expect(await stateFile(folder.file('none.json'), () => keyringOf('one')).read()).toBeNull();
  });

  test('that is a pipe or has no end is none', async () => {
    using folder = temporaryFolder();
    execFileSync('mkfifo', [folder.file('pipe')]);
    for (const name of [folder.file('pipe'), '/dev/zero'])
      await expect(stateFile(name, () => keyringOf('one')).read()).rejects.toThrow(
        `${name}: is no ordinary file`,
      );
  });

  test('is whole whenever the process that writes it is killed', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    const script = fileURLToPath(new URL('../testing/saving-process.ts', import.meta.url));
    for (const milliseconds of [0, 3, 7, 12, 18]) {
      const child = execFile(process.execPath, [script, name]);
      if (child.stdout === null) throw new Error('the process has no output');
      await once(child.stdout, 'data');
      await new Promise(resolve => setTimeout(resolve, milliseconds));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const read = await stateFile(name, () => keyringOf('one')).read();
      expect(read?.tenants.get('demo')?.collections.get('assessments')?.size).toBe(2_000);
    }
  });
});

describe('what is refused, and left as it is', () => {
  const ours = { format: 'holdfast-mock-state', version: 1, created: 0, tenants: {} };

  test.each([
    ['text', 'Dear diary', 'is not a state file of the mock; give another file'],
    ['other JSON', '{"name":"holdfast"}', 'is not a state file of the mock; give another file'],
    ['an empty file', '', 'is not a state file of the mock'],
    ['a newer version', JSON.stringify({ ...ours, version: 3 }), 'by a newer version'],
    ['no tenants', JSON.stringify({ ...ours, tenants: [] }), 'is damaged; restore it'],
    ['half a tenant', JSON.stringify({ ...ours, tenants: { a: { settings: {} } } }), 'is damaged'],
    [
      'settings that are none',
      JSON.stringify({ ...ours, tenants: { a: { settings: { b: 5 }, items: {} } } }),
      'is damaged',
    ],
  ])('%s', async (_, text, sentence) => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    writeFileSync(name, text);
    await expect(stateFile(name, () => keyringOf('one')).read()).rejects.toThrow(`${name}: `);
    await expect(stateFile(name, () => keyringOf('one')).read()).rejects.toThrow(sentence);
    expect(readFileSync(name, 'utf8')).toBe(text);
  });

  test('other keys', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    await stateFile(name, () => keyringOf('one')).write(state);
    await expect(stateFile(name, () => keyringOf('other')).read()).rejects.toThrow(
      'holds secrets that the given keys do not open',
    );
  });

  test('a sealed secret that was moved to another tenant', async () => {
    using folder = temporaryFolder();
    const name = folder.file('state.json');
    await stateFile(name, () => keyringOf('one')).write(state);
    writeFileSync(name, readFileSync(name, 'utf8').replace('"demo"', '"demo-2"'));
    await expect(stateFile(name, () => keyringOf('one')).read()).rejects.toThrow('is damaged');
  });

  test('a folder that is not there or that takes no file', async () => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('state.json'));
    const inNoFolder = stateFile(folder.file('none/state.json'), () => keyringOf('one'));
    await expect(inNoFolder.write(state)).rejects.toThrow('cannot be written; check its folder');
    const onFolder = stateFile(folder.file('state.json'), () => keyringOf('one'));
    await expect(onFolder.read()).rejects.toThrow('is a folder; give a file in it');
    await expect(onFolder.write(state)).rejects.toThrow('cannot be written');
    expect(readdirSync(folder.file('.'))).toEqual(['state.json']);
  });
});
