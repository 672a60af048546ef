import { expect, test } from 'vitest';
import * as entry from './index.ts';

test('holdfast/server exports what is needed to use it, and nothing else', () => {
  expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
    [
      "ContractError",
      "KeyringError",
      "StoreError",
      "createApp",
      "createMetrics",
      "createRateLimit",
      "createRequestLog",
      "createRouter",
      "createSender",
      "defaultContract",
      "listen",
      "loadContract",
      "openStore",
      "parseKeyring",
      "tellUnreadable",
      "tenantKey",
    ]
  `);
});
