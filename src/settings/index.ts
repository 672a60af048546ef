export type { Contract } from '../contract/contract.ts';
export { ContractError } from '../contract/contract-error.ts';
export type { DeliveryCredentials } from '../contract/credentials.ts';
export { loadContract } from '../contract/load-contract.ts';
export { MissingPackageError } from '../contract/missing-package.ts';
export { defaultContract } from '../contract/own-contract.ts';
export type { Violation } from '../contract/violation.ts';
export type { Rejected, UpdateOptions } from './apply-update.ts';
export type { Delivery } from './delivery.ts';
export { Secret } from './secret.ts';
export type { Settings, Stored } from './settings.ts';
export type { Place } from './settings-json.ts';
export {
  type SettingsOperation,
  settingsOperation,
  type TextSealing,
  type UpdatedSettings,
  type UpdateResult,
} from './settings-operation.ts';
