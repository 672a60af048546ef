import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{src,mock}/**/*.test.ts'],
          // Loading the same modules for each file anew took a fourth of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'project', include: ['{cli,contract-tests,bench}/**/*.test.ts'] },
      },
    ],
    // Most tests wait for answers: on two cores vitest would run one file at a time.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A page of a busy machine takes more than the second that is vitest's own patience.
    expect: { poll: { timeout: 10_000 } },
    reporters: ['verbose'],
    // CommonJS as Node imports it, so that what is tested is what runs.
    deps: { interopDefault: false },
  },
});
