import { type TestAPI, test } from 'vitest';
import { mockedContract, mockOf } from '../in-process/create-mock.ts';
import type { Mock, MockOptions } from '../in-process/mock.ts';
import { loadOnce } from '../load-once.ts';

/** What a test is given. */
export interface MockFixture {
  /** A mock of the test's own, which is closed when the test ends. */
  readonly mock: Mock;
}

/**
 * Vitest's `test`, with a mock for each test that asks for one: what one test does to it no other sees, though
 * they run at the same time. The document is read once.
 *
 * @param options - What the mock is of, and what it starts with.
 * @example
 * import { createTest } from 'holdfast/vitest';
 * import { expect } from 'vitest';
 *
 * const test = createTest();
 *
 * test('tells when the service is busy', async ({ mock }) => {
 *   mock.scenario({ name: 'rate-limited' });
 *   const answer = await mock.fetch('/webhooks', {
 *     method: 'POST',
 *     headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
 *     body: JSON.stringify({ webhooks: {} }),
 *   });
 *   expect(answer.status).toBe(429);
 *   expect(mock.requests()).toMatchObject([{ path: '/webhooks', status: 429 }]);
 * });
 */
export function createTest(options: MockOptions = {}): TestAPI<MockFixture> {
  const contract = loadOnce(() => mockedContract(options));
  return test.extend<MockFixture>({
    async mock({ onTestFinished }, use) {
      const mock = await mockOf(await contract(), options);
      onTestFinished(() => mock.close());
      await use(mock);
    },
  });
}
