import type { NamedKey } from '../../mock/tenants.ts';
import { keysOf } from '../../src/contract/authentication.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { createSender } from '../../src/events/send.ts';
import { listen } from '../../src/http/listen.ts';
import { createApp } from '../../src/server/app.ts';
import { tenantKey } from '../../src/server/tenant-key.ts';
import { openSqlite, temporaryFolder } from '../../src/store/testing/stores.ts';
import { type RunningServer, runningServer, tenantKeys, tenantNames } from './running-server.ts';

/** The reference server on a SQLite database in memory, or in the given file. */
export async function startReferenceServer(
  contract = defaultContract(),
  file = ':memory:',
  tenants: readonly NamedKey[] = tenantNames,
): Promise<RunningServer> {
  const store = openSqlite(file);
  const sender = createSender({ allowHttp: true, allowHosts: ['127.0.0.1'] });
  const app = createApp({
    contract,
    store,
    keys: tenants.flatMap(({ name, key }) =>
      keysOf(contract.authentication, key).map(text => tenantKey(name, text)),
    ),
    sender,
    admin: true,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return runningServer(server.url, tenantKeys, async () => {
    await server.stop();
    sender.close();
    await store.close();
  });
}

/** The same in a file of its own, which goes when the server does. */
export async function startReferenceServerOnFile(): Promise<RunningServer> {
  const folder = temporaryFolder();
  const server = await startReferenceServer(defaultContract(), folder.file('settings.db'));
  return runningServer(server.url, tenantKeys, async () => {
    await server[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
}
