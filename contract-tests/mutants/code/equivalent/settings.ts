import type { EquivalentChanges } from './changes.ts';

/** Looked at one by one. */
export const equivalentInSettings: readonly EquivalentChanges[] = [
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
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/settings/apply-update.ts',
    changes: [["update.shape.omitted === 'reset'", 'false']],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/settings/inactive-branches.ts',
    changes: [["member?.kind === 'value'", "member?.kind !== 'value'"]],
  },
  {
    id: 'codes',
    reason: 'the code of a violation, which is for people',
    file: 'src/settings/merge.ts',
    changes: [["'credential-missing'", null]],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/settings/settings-json.ts',
    changes: [['Array.isArray(value)', 'false']],
  },
  {
    id: 'as-stored',
    reason: 'how a value is written down, where it comes back as it was',
    file: 'src/settings/settings-json.ts',
    changes: [
      ["'$secret'", null],
      [
        "typeof value !== 'object' || value === null",
        "typeof value !== 'object' && value === null",
      ],
    ],
  },
];
