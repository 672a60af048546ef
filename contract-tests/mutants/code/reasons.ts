import type { Reason } from './equivalent/changes.ts';
import { equivalentChangeOf } from './equivalent-changes.ts';
import type { CodeMutant } from './instrumented-copy.ts';

type ReasonRule = Reason & {
  readonly files: RegExp;
};

/** Of whole files, whose work is not what a request sees. */
const byFile: readonly ReasonRule[] = [
  {
    id: 'postgres',
    reason: 'PostgreSQL only; the copy runs on SQLite in memory',
    files: /^src\/store\/postgres\//,
  },
  {
    id: 'stored-keys',
    reason: 'API keys in the store, which the command line manages',
    files: /^src\/store\/(api-key|sqlite\/api-keys)/,
  },
  {
    id: 'damage',
    reason: 'checks for damaged, moved or foreign rows and files',
    files:
      /^src\/store\/(damage|authentic-rows|head|sqlite\/(authenticate-all|check|heads|walk|owner-alone|file-watch|open-files))/,
  },
  {
    id: 'rotation',
    reason: 'sealing keys and their rotation',
    files: /^src\/store\/(reseal|renewal|sealing|sealed|sqlite\/reseal)/,
  },
  { id: 'audit', reason: 'the audit trail', files: /^src\/store\/audit/ },
  {
    id: 'opening',
    reason: 'opening a database file, its migrations and the errors of the system',
    files:
      /^src\/store\/(store-error|open-store|migration|columns|sqlite\/(errors|migrate|schema|migrations|connect|open|dialect))/,
  },
  {
    id: 'observing',
    reason: 'logs, metrics and health',
    files:
      /^src\/server\/(metrics|request-log|log-level|observer|health|describe-error|request-id)/,
  },
  {
    id: 'limits',
    reason: 'the rate limit, off unless asked for',
    files: /^src\/server\/(rate-limit|admission)/,
  },
  {
    id: 'failing',
    reason: 'what a server says when it fails or cannot start',
    files: /^src\/server\/(broken-answer|not-ready|needed-node|refuse-old-node|error-problem)/,
  },
  {
    id: 'new-origin',
    reason: 'the switch that asks for credentials with a new address, off by default',
    files: /^src\/settings\/new-origin/,
  },
];

/** Why verify cannot find it, or null where it should. */
export function reasonOf(mutant: CodeMutant): Reason | null {
  const found = equivalentChangeOf(mutant) ?? byFile.find(({ files }) => files.test(mutant.file));
  return found === undefined ? null : { id: found.id, reason: found.reason };
}
