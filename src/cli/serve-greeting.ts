import type { Contract } from '../contract/contract.ts';
import type { Setup } from './serve-setup.ts';

/** What the person who started the server wants to know. A key is shown only when it is ours and no secret. */
export function serveGreeting(
  contract: Contract,
  { keys, areKeysPublic, database }: Setup,
  url: string,
  admin: boolean,
): string {
  const tenants = keys.map(({ name, key }) =>
    areKeysPublic ? `${name} (${contract.apiKeyHeader}: ${key})` : name,
  );
  const lines = [
    ...contract.updates.map(({ method, path }) => [
      'update',
      `${method.toUpperCase()} ${url}${path}`,
    ]),
    ...(admin ? [['test hooks', `${url}/__admin`]] : []),
    ['tenants', tenants.join(', ')],
    ['database', database === ':memory:' ? 'in memory, forgotten at the stop' : database],
  ];
  return lines.map(([name = '', text = '']) => `  ${name.padEnd(12)}${text}\n`).join('');
}
