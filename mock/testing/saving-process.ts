import { argv, stdout } from 'node:process';
import { keyringOf } from '../../src/secrets/testing/keyrings.ts';
import { Secret } from '../../src/settings/secret.ts';
import { emptyTenant } from '../state/state.ts';
import { stateFile } from '../state/state-file.ts';

// Writes the state file over and over, until it is killed.
const [, , name = ''] = argv;
const { write } = stateFile(name, () => keyringOf('one'));
const settings = { url: 'https://example.com/', password: new Secret('password') };
const items = new Map(Array.from({ length: 2_000 }, (_, id) => [String(id), settings]));
const tenant = { ...emptyTenant, collections: new Map([['assessments', items]]) };

for (let created = 0; ; created += 1) {
  await write({ created, tenants: new Map([['demo', tenant]]) });
  if (created === 0) stdout.write('started\n');
}
