import type { CodeMutant } from './instrumented-copy.ts';

/** Why no request that verify sends can tell a mutant from the code as it is. */
export interface Reason {
  readonly id: string;
  readonly reason: string;
}

/** What is changed, into what: anything where that is null. White space is one space. */
type Change = readonly [original: string, replacement: string | null];

interface EquivalentChanges extends Reason {
  readonly file: string;
  readonly changes: readonly Change[];
}

/** Of single changes, looked at one by one. */
const equivalentChanges: readonly EquivalentChanges[] = [
  {
    id: 'new-origin',
    reason: 'the switch that asks for credentials with a new address, off by default',
    file: 'src/server/add-routes.ts',
    changes: [['{ requireAuthForNewOrigin }', '{}']],
  },
  {
    id: 'new-origin',
    reason: 'the switch that asks for credentials with a new address, off by default',
    file: 'src/settings/apply-update.ts',
    changes: [
      ['violations.length === 0 && options.requireAuthForNewOrigin', 'false'],
      ['violations.length === 0', null],
    ],
  },
  {
    id: 'order',
    reason: 'violations may be told in any order',
    file: 'src/settings/apply-update.ts',
    changes: [
      ['violations.length < 2', null],
      ['key => toFragment([...path, key])', null],
      [
        `({ pointer }: Violation) => places.findIndex(place => pointer === place || pointer.startsWith(\`\${place}/\`))`,
        null,
      ],
      [`place => pointer === place || pointer.startsWith(\`\${place}/\`)`, null],
      [`pointer === place || pointer.startsWith(\`\${place}/\`)`, null],
      ['pointer === place', null],
      [`pointer.startsWith(\`\${place}/\`)`, null],
      [`\`\${place}/\``, null],
    ],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/settings/merge.ts',
    changes: [
      ["patch === null && shape.nulls === 'refuse'", 'false'],
      ["shape.omitted === 'reset'", 'false'],
    ],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/settings/settings.ts',
    changes: [["typeof value === 'number'", 'false']],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/server/add-updates.ts',
    changes: [['/^\\{.*\\}$/', null]],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/server/authenticate.ts',
    changes: [['claimed === null', 'true']],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/store/same-value.ts',
    changes: [['Array.isArray(one)', 'false']],
  },
  {
    id: 'anew',
    reason: 'whether what is the same is written anew',
    file: 'src/store/same-value.ts',
    changes: [
      ['one === other', 'false'],
      ['true', 'false'],
      ['Array.isArray(one)', 'true'],
      ['!isSettings(one) || !isSettings(other)', 'true'],
      ['[one[name], other[name]]', '[]'],
      ['member !== undefined && same !== undefined && isSameValue(member, same)', 'false'],
      ['member !== undefined', null],
      ['same !== undefined', null],
    ],
  },
  {
    id: 'anew',
    reason: 'whether what is the same is written anew',
    file: 'src/store/item-rows.ts',
    changes: [['current[key] ?? null', null]],
  },
  {
    id: 'together',
    reason: 'when updates that come together are saved, and what of them is looked up again',
    file: 'src/store/sqlite/pending-updates.ts',
    changes: [
      ['pending !== undefined', null],
      ['this.#known.set(tenant, found);', null],
    ],
  },
  {
    id: 'together',
    reason: 'when updates that come together are saved, and what of them is looked up again',
    file: 'src/store/sqlite/session.ts',
    changes: [
      ['false', 'true'],
      ['waiting.length > 0', 'false'],
    ],
  },
  {
    id: 'damage',
    reason: 'checks for damaged, moved or foreign rows and files',
    file: 'src/store/effective-values.ts',
    changes: [
      ['row === undefined || digestOfBroadcast(row.value, row.sequence) !== digest', 'false'],
      [
        'row === undefined || digestOfBroadcast(row.value, row.sequence) !== digest',
        'row === undefined && digestOfBroadcast(row.value, row.sequence) !== digest',
      ],
      ['row === undefined', 'false'],
      ['row === undefined', 'true'],
    ],
  },
  {
    id: 'damage',
    reason: 'checks for damaged, moved or foreign rows and files',
    file: 'src/store/sqlite/rows.ts',
    changes: [
      [
        '(tenant: string, collection: string, item: string): boolean => strayValue.get(tenant, collection, item) !== undefined',
        null,
      ],
    ],
  },
  {
    id: 'secret-places',
    reason: 'a secret is stored only where the shape has one',
    file: 'src/settings/delivery.ts',
    changes: [
      [
        "stored instanceof Secret && shape?.kind === 'secret'",
        "stored instanceof Secret || shape?.kind === 'secret'",
      ],
    ],
  },
  {
    id: 'only-compared',
    reason: 'a name that is compared with another one alone',
    file: 'src/settings/delivery.ts',
    changes: [["{ kind: 'disabled' }", '{}']],
  },
  {
    id: 'observing',
    reason: 'logs, metrics and health',
    file: 'src/settings/secret.ts',
    changes: [["'[secret]'", null]],
  },
  {
    id: 'observing',
    reason: 'logs, metrics and health',
    file: 'src/server/app.ts',
    changes: [['metrics && sender && { sender: metrics.counting(sender) }', 'false']],
  },
  {
    id: 'last-slash',
    reason: 'a slash at the end of a path, of which nothing is said',
    file: 'src/server/app.ts',
    changes: [["'strict routing'", null]],
  },
];

/** Why no request can tell a change from the code as it is, where it was found so; null for any other. */
export function equivalentChangeOf(mutant: CodeMutant): Reason | null {
  return equivalentChanges.find(one => isAmong(mutant, one)) ?? null;
}

function isAmong(mutant: CodeMutant, { file, changes }: EquivalentChanges): boolean {
  const [original, replacement] = [mutant.original, mutant.replacement].map(inOneLine);
  return (
    mutant.file === file &&
    changes.some(([from, to]) => from === original && (to === null || to === replacement))
  );
}

function inOneLine(code: string): string {
  return code.replaceAll(/\s+/g, ' ');
}
