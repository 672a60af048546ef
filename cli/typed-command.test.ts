import { expect, test } from 'vitest';
import { temporaryFolder } from '../src/store/testing/stores.ts';
import { runCommand } from './testing/command.ts';
import { type Start, typedCommand } from './typed-command.ts';

const byHand: Start = {
  node: 'node',
  script: '/home/ada/holdfast/cli/main.ts',
  folder: '/home/ada/holdfast',
  env: { PATH: '/usr/local/bin:/usr/bin' },
};
const link = '/home/ada/app/node_modules/.bin/holdfast';
const own = { npm_package_name: 'holdfast' };
const theirs = { npm_package_name: 'app', npm_config_user_agent: 'npm/11.19.1 node/v24.21.0' };

test.each<[string, Partial<Start>, string]>([
  ['the script in its checkout', {}, 'node cli/main.ts'],
  [
    'the node of the checkout',
    { node: 'node_modules/.bin/node' },
    'node_modules/.bin/node cli/main.ts',
  ],
  ['the script from elsewhere', { folder: '/home/ada/app' }, 'node /home/ada/holdfast/cli/main.ts'],
  ['a folder with a space', { folder: '/', script: '/my work/main.ts' }, "node 'my work/main.ts'"],
  ['npm start', { env: { ...own, npm_lifecycle_event: 'start' } }, 'npm run --silent holdfast --'],
  [
    'npm run holdfast',
    { env: { ...own, npm_lifecycle_event: 'holdfast' } },
    'npm run --silent holdfast --',
  ],
  ['a global installation', { script: '/usr/local/bin/holdfast' }, 'holdfast'],
  [
    'a local one, by its path',
    { script: link, folder: '/home/ada/app' },
    'node_modules/.bin/holdfast',
  ],
  ['npx', { script: link, env: { ...theirs, npm_lifecycle_event: 'npx' } }, 'npx --no holdfast'],
  [
    'a script of another package',
    { script: link, env: { ...theirs, npm_lifecycle_event: 'mock' } },
    'npx --no holdfast',
  ],
  [
    'a script of pnpm',
    {
      script: link,
      env: { npm_lifecycle_event: 'mock', npm_config_user_agent: 'pnpm/10.1.0 npm/? node/v24' },
    },
    'pnpm exec holdfast',
  ],
  [
    'a script of another package that starts a checkout',
    { folder: '/home/ada/app', env: { ...theirs, npm_lifecycle_event: 'mock' } },
    'node /home/ada/holdfast/cli/main.ts',
  ],
])('%s is told as it was typed', (_, start, command) => {
  expect(typedCommand({ ...byHand, ...start })).toBe(command);
});

test.each([
  [['--help']],
  ...['mock', 'serve', 'verify', 'apikey', 'db', 'keys'].map(name => [[name, '--help']]),
  ...['create', 'list', 'revoke'].map(name => [['apikey', name, '--help']]),
  [['serve', '--dev', '--db', ':memory:', '--host', 'nowhere.invalid']],
  [['apikey', 'list', '--db', 'nowhere.db']],
  [['serve', '--db', 'nowhere.db', '--api-key', 'a=b']],
])('what %j prints to be typed begins as it was started', async args => {
  const { output, errors } = await runCommand(args, {}, 'npm run this --');
  const printed = (output + errors).replaceAll(/npm run this --/g, '');
  expect(printed).not.toMatch(/holdfast (mock|serve|verify|apikey|db|keys)\b/);
});

test('a remedy does too', async () => {
  using folder = temporaryFolder();
  const secretKeys = { HOLDFAST_SECRET_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}` };
  const options = ['serve', '--db', folder.file('settings.db'), '--port', '0'];
  const { errors } = await runCommand(options, secretKeys, 'npm run this --');
  expect(errors).toContain('make one with "npm run this -- apikey create"');
});
