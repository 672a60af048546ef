// First of all, so that an old Node says what it needs.
import './refuse-old-node.ts';

export type { Contract } from '../contract/contract.ts';
export { ContractError } from '../contract/contract-error.ts';
export { loadContract } from '../contract/load-contract.ts';
export { MissingPackageError } from '../contract/missing-package.ts';
export { defaultContract } from '../contract/own-contract.ts';
export { createSender } from '../events/send.ts';
export type { Delivery, Sender, SenderOptions, SendOutcome } from '../events/sender.ts';
export { type ListenOptions, listen, type RunningServer } from '../http/listen.ts';
export type { Refusal } from '../http/refuse-unreadable.ts';
export { EnvelopeError, type Keyring } from '../secrets/keyring.ts';
export { KeyringError, parseKeyring } from '../secrets/parse-keyring.ts';
export type { StoreOptions } from '../store/dialect.ts';
export { openStore } from '../store/open-store.ts';
export type { Store } from '../store/store.ts';
export { StoreError, type StoreErrorCode } from '../store/store-error.ts';
export { type AppOptions, createApp } from './app.ts';
export type { LogLevel } from './log-level.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { type Answered, type Failure, type Observer, tellUnreadable } from './observer.ts';
export { createRateLimit } from './rate-limit.ts';
export {
  createRequestLog,
  type RequestLog,
  type RequestLogOptions,
} from './request-log.ts';
export { createRouter, type Middleware } from './router.ts';
export type { RouterOptions } from './router-options.ts';
export { type TenantKey, tenantKey } from './tenant-key.ts';
