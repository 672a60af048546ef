import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,cli,mock,contract-tests,bench}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
    // CommonJS as Node imports it, so that what is tested is what runs.
    deps: { interopDefault: false },
  },
});
