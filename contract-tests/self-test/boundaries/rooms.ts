/** Which rooms of the project each room may import, itself apart. Arrows point downwards only. */
const arrows = {
  'src/generated': [],
  'src/problem': [],
  'src/contract': ['src/generated', 'openapi/annotations.schema.json'],
  'src/settings': ['src/contract'],
  'src/events': ['src/contract'],
  'src/client': ['src/generated'],
  'src/http': ['src/problem'],
  'src/secrets': ['src/settings', 'src/contract'],
  'src/store': ['src/secrets', 'src/settings', 'src/contract'],
  'src/server': [
    'src/store',
    // For its entry, which exports what a store is opened with.
    'src/secrets',
    'src/settings',
    'src/events',
    'src/contract',
    'src/http',
    'src/problem',
  ],
  mock: ['src/secrets', 'src/settings', 'src/events', 'src/contract', 'src/http', 'src/problem'],
  // The oracle is independent: a bug shared with what it judges would cancel out.
  'contract-tests': ['src/contract', 'src/client', 'src/generated', 'package.json'],
  'src/cli': 'everything',
  'contract-tests/self-test': 'everything',
  // Runs the verifier on the servers of its self-test.
  'contract-tests/precision': 'everything',
  // Sends broken requests to the servers of the self-test.
  'contract-tests/fuzz': 'everything',
  // Measures all of it, in processes of their own.
  bench: 'everything',
} as const satisfies Record<string, readonly string[] | 'everything'>;

type Room = keyof typeof arrows;

/** Most specific first: the self-test and what measures it stand inside the room of the verifier. */
const rooms = [
  'contract-tests/self-test',
  'contract-tests/precision',
  'contract-tests/fuzz',
  'contract-tests',
  'bench',
  'mock',
  'src/cli',
  'src/client',
  'src/contract',
  'src/events',
  'src/generated',
  'src/http',
  'src/problem',
  'src/secrets',
  'src/server',
  'src/settings',
  'src/store',
] as const satisfies readonly Room[];

export function roomOf(path: string): Room | null {
  return rooms.find(room => path.startsWith(`${room}/`)) ?? null;
}

/** Tests and what only they use. */
export function isTest(path: string): boolean {
  const room = roomOf(path);
  if (room === 'bench' || room?.startsWith('contract-tests/')) return true;
  return /\.test(-d)?\.ts$|\/testing\//.test(path);
}

/** The rooms and files that a file may import from, or everything. A test may reach all the way down. */
export function reachOf(path: string): ReadonlySet<string> | 'everything' {
  const room = roomOf(path);
  if (room === null) return new Set();
  const allowed = arrows[room];
  if (allowed === 'everything') return allowed;
  return new Set<string>([room, ...(isTest(path) ? below(room) : allowed)]);
}

function below(room: string): string[] {
  const known = rooms.find(name => name === room);
  const allowed = known === undefined ? [] : arrows[known];
  if (allowed === 'everything') return [];
  return allowed.flatMap(next => [next, ...below(next)]);
}

/** The room of a file, or the file itself where it stands in none. */
export function placeOf(path: string): string {
  return roomOf(path) ?? path;
}

/** Packages whose types must not spread, with the room that may know them. What is measured beside ours is whole in one file of `bench/peers/`. */
export const confined: readonly { readonly packages: RegExp; readonly room: Room }[] = [
  { packages: /^(@stoplight|fp-ts)(\/|$)/, room: 'mock' },
];
