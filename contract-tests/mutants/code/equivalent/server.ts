import type { EquivalentChanges } from './changes.ts';

/** Looked at one by one. */
export const equivalentInServer: readonly EquivalentChanges[] = [
  {
    id: 'new-origin',
    reason: 'the switch that asks for credentials with a new address, off by default',
    file: 'src/server/add-routes.ts',
    changes: [['{ requireAuthForNewOrigin }', '{}']],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/server/add-updates.ts',
    changes: [
      ['/^\\{.*\\}$/', null],
      ['read === undefined', 'true'],
      ["read.kind === 'in-answer'", 'true'],
    ],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/server/authenticate.ts',
    changes: [
      ['claimed === null', 'true'],
      ['[...new Set(keys.map(({ tenant }) => tenant))]', '[]'],
    ],
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
  {
    id: 'own-answers',
    reason: 'checks of our own answers, which are right',
    file: 'src/server/add-updates.ts',
    changes: [['success.body !== null', 'success.body === null']],
  },
  {
    id: 'other-documents',
    reason: 'what only documents of other kinds have',
    file: 'src/server/app.ts',
    changes: [["'query parser'", null]],
  },
];
