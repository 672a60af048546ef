import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCodec } from '../../secrets/settings-codec.ts';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { basicAuth, put } from '../testing/hooks.ts';
import { temporaryFolder } from '../testing/stores.ts';
import { connect } from './connect.ts';
import { openSqliteStore } from './open.ts';
import { reseal } from './reseal.ts';
import { createSession } from './session.ts';
import { noneDeferred } from './testing/none-deferred.ts';

test('a process that still seals with a former key is noticed', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const former = openSqliteStore({
    file,
    keyring: keyringOf('former', 'new'),
    random: randomBytes,
  });
  await put(former, 'acme', { auth: basicAuth('user', 'pass') });

  using database = connect(file);
  const session = createSession(database, { file, lockTimeoutMs: 5_000, deferred: noneDeferred });
  let writes = 0;
  const disturbed: typeof session = {
    ...session,
    async write(work) {
      const result = await session.write(work);
      writes += 1;
      // Behind the walk through the settings: a page with one row, and one without any.
      if (writes === 2) await put(former, 'acme', { auth: basicAuth('user', 'other') });
      return result;
    },
  };
  const codec = createCodec(keyringOf('new', 'former'), 'reveal');
  await expect(reseal(database, file, disturbed, codec)).rejects.toMatchObject({
    code: 'wrong-keys',
    message: expect.stringContaining('another process still seals with a former key'),
  });
  await former.close();
});
