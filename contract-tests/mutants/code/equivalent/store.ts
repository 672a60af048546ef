import type { EquivalentChanges } from './changes.ts';

/** Looked at one by one. */
export const equivalentInStore: readonly EquivalentChanges[] = [
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
      [
        '{ const [member, same] = [one[name], other[name]]; return member !== undefined && same !== undefined && isSameValue(member, same); }',
        '{}',
      ],
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
      ['target.cascade !== undefined && outcome.cascade.length > 0', 'true'],
    ],
  },
  {
    id: 'together',
    reason: 'when updates that come together are saved, and what of them is looked up again',
    file: 'src/store/sqlite/session.ts',
    changes: [
      ['false', 'true'],
      ['waiting.length > 0', 'false'],
      ['waiting.length < batchSize', 'true'],
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
      ['row && headIn(row)', 'row || headIn(row)'],
      ['strayValue.get(tenant, collection, item) !== undefined', 'false'],
    ],
  },
  {
    id: 'anew',
    reason: 'whether what is the same is written anew',
    file: 'src/store/effective-values.ts',
    changes: [['newer.length === 0', 'false']],
  },
];
