import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, SubjectOf } from './benchmark.ts';
import { apiKey, apiKeyTenant, type Subject, secretKeys } from './subject.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const mockKeys = ['demo=demo', 'demo-2=demo-2', `${apiKeyTenant}=${apiKey}`];

/** The mock as `holdfast mock` starts it, with a key of ours beside its own. */
export const holdfastMock: SubjectOf = ({ holdfast }) => ({
  label: 'holdfast mock',
  command: port => [
    ...holdfast('mock', '--port', String(port)),
    ...mockKeys.flatMap(key => ['--api-key', key]),
  ],
});

/** The full server: authenticated, validated, sealed, durable. */
export const holdfastServe: SubjectOf = bench =>
  holdfastServeOn(bench, join(mkdtempSync(join(bench.folder, 'serve-')), 'settings.db'));

/** The same on a database that is there. */
export function holdfastServeOn({ holdfast }: Bench, file: string): Subject {
  const key = `${apiKeyTenant}=${apiKey}`;
  return {
    label: 'holdfast serve',
    command: port => [
      ...holdfast('serve', '--port', String(port)),
      ...['--api-key', key, '--db', file],
    ],
    env: { HOLDFAST_SECRET_KEYS: secretKeys },
  };
}

/** With its default log, on the same document. */
export const prismCli: SubjectOf = () => ({
  label: 'prism mock',
  command: port => [
    inProject('node_modules/@stoplight/prism-cli/dist/index.js'),
    'mock',
    inProject('src/generated/openapi.json'),
    ...['--host', '127.0.0.1', '--port', String(port)],
  ],
});

export const prismLibrary: SubjectOf = () => peer('Prism as a library', 'prism-library');
export const scalarMockServer: SubjectOf = () => peer('@scalar/mock-server', 'scalar-mock-server');
export const expressEcho: SubjectOf = () => peer('Express echo', 'express-echo');
export const openApiValidator: SubjectOf = () =>
  peer('express-openapi-validator', 'express-openapi-validator');

export const synchronousWrite: SubjectOf = ({ folder }) => ({
  label: 'synchronous write',
  command: port => [
    ...peer('', 'synchronous-write').command(port),
    join(folder, `synchronous-${port}.db`),
  ],
});

/** A program of `peers/`. */
function peer(label: string, name: string) {
  const main = inProject('bench/peers/main.ts');
  return {
    label,
    command: (port: number) => [main, name, String(port)],
  };
}
