/** Which rooms of the project each room may import, itself apart. Arrows point downwards only. */
const arrows = {
  'src/generated': [],
  'src/problem': ['src/contract'],
  'src/contract': ['src/generated', 'openapi/annotations.schema.json'],
  'src/settings': ['src/contract'],
  'src/events': ['src/contract'],
  'src/client': ['src/generated'],
  'src/receiver': ['src/contract', 'src/generated'],
  'src/http': ['src/problem', 'src/contract'],
  'src/test-hooks': ['src/settings', 'src/events', 'src/contract', 'src/http', 'src/problem'],
  'src/secrets': ['src/settings', 'src/contract'],
  'src/store': ['src/secrets', 'src/settings', 'src/contract'],
  'src/server': [
    'src/store',
    'src/test-hooks',
    // For its entry, which exports what a store is opened with.
    'src/secrets',
    'src/settings',
    'src/events',
    'src/contract',
    'src/http',
    'src/problem',
  ],
  mock: [
    'src/test-hooks',
    'src/secrets',
    'src/settings',
    'src/events',
    'src/contract',
    'src/http',
    'src/problem',
  ],
  // The oracle is independent: a bug shared with what it judges would cancel out.
  'src/verify/client': ['src/contract'],
  'src/verify/observe': ['src/verify/client', 'src/contract'],
  'src/verify/context': ['src/verify/observe', 'src/verify/client', 'src/contract'],
  'src/verify/generate': [
    'src/verify/context',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
  ],
  'src/verify/case': [
    'src/verify/generate',
    'src/verify/context',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
  ],
  'src/verify/explore': [
    'src/verify/case',
    'src/verify/generate',
    'src/verify/context',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
  ],
  'src/verify/model': [
    'src/verify/generate',
    'src/verify/context',
    'src/verify/observe',
    'src/contract',
  ],
  'src/verify/rules': [
    'src/verify/model',
    'src/verify/case',
    'src/verify/generate',
    'src/verify/context',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
  ],
  'src/verify/report': [
    'src/verify/case',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
  ],
  'src/verify': [
    'src/verify/report',
    'src/verify/rules',
    'src/verify/model',
    'src/verify/explore',
    'src/verify/case',
    'src/verify/generate',
    'src/verify/context',
    'src/verify/observe',
    'src/verify/client',
    'src/contract',
    'package.json',
  ],
  cli: 'everything',
  'contract-tests': 'everything',
  // What an application would import, and nothing else.
  examples: ['src/client'],
  // Wrong servers and foreign ones are written by hand, apart from ours.
  'contract-tests/faults': [
    'contract-tests/runner',
    'src/verify',
    'src/verify/report',
    'src/contract',
  ],
  'contract-tests/foreign': [
    'src/verify',
    'src/verify/report',
    'src/verify/client',
    'src/contract',
  ],
  'contract-tests/runner': ['src/verify', 'src/verify/report', 'src/contract'],
  // Measures all of it, in processes of their own.
  bench: 'everything',
} as const satisfies Record<string, readonly string[] | 'everything'>;

type Room = keyof typeof arrows;

/** Most specific first. */
const rooms = [
  'contract-tests/faults',
  'contract-tests/foreign',
  'contract-tests/runner',
  'contract-tests',
  'examples',
  'bench',
  'cli',
  'mock',
  'src/client',
  'src/contract',
  'src/events',
  'src/generated',
  'src/http',
  'src/problem',
  'src/receiver',
  'src/secrets',
  'src/server',
  'src/settings',
  'src/store',
  'src/test-hooks',
  'src/verify/case',
  'src/verify/client',
  'src/verify/context',
  'src/verify/explore',
  'src/verify/generate',
  'src/verify/model',
  'src/verify/observe',
  'src/verify/report',
  'src/verify/rules',
  'src/verify',
] as const satisfies readonly Room[];

export function roomOf(path: string): Room | null {
  return rooms.find(room => path.startsWith(`${room}/`)) ?? null;
}

/** Tests and what only they use. */
export function isTest(path: string): boolean {
  return /^(bench|contract-tests)\/|\.test(-d)?\.ts$|\/testing\//.test(path);
}

/** The rooms and files that a file may import from, or everything. A test may reach all the way down. */
export function reachOf(path: string): ReadonlySet<string> | 'everything' {
  const room = roomOf(path);
  if (room === null) return new Set();
  const allowed = /^contract-tests\/.*\.test\.ts$/.test(path) ? 'everything' : arrows[room];
  if (allowed === 'everything') return allowed;
  return new Set<string>([room, ...(isTest(path) ? below(room) : allowed)]);
}

function below(room: string): string[] {
  const known = rooms.find(name => name === room);
  const allowed = known === undefined ? [] : arrows[known];
  if (allowed === 'everything') return [];
  return allowed.flatMap(next => [next, ...below(next)]);
}

/** The two folders where the paths of a file and of what it imports part, or null where one stands above the other. */
export function partingFolders(path: string, target: string): readonly [string, string] | null {
  const [from, to] = [path.split('/').slice(0, -1), target.split('/').slice(0, -1)];
  const parting = from.findIndex((name, depth) => name !== to[depth]);
  if (parting < 0 || parting >= to.length) return null;
  return [from.slice(0, parting + 1).join('/'), to.slice(0, parting + 1).join('/')];
}

/** The room of a file, or the file itself where it stands in none. */
export function placeOf(path: string): string {
  return roomOf(path) ?? path;
}

/** Packages whose types must not spread, with the room that may know them. What is measured beside ours is whole in one file of `bench/peers/`. */
export const confined: readonly { readonly packages: RegExp; readonly room: Room }[] = [
  { packages: /^(@stoplight|fp-ts)(\/|$)/, room: 'mock' },
];
