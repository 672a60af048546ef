export type { Credentials } from '../contract/authentication.ts';
export { ContractError } from '../contract/contract-error.ts';
export { MissingPackageError } from '../contract/missing-package.ts';
export type { Level } from '../contract/rules.ts';
export type { Fetch } from './client/fetch-client.ts';
export { TargetUnreachable } from './client/target-unreachable.ts';
export { EndedEarly } from './ended-early.ts';
export { ContractBroken, expectHolds } from './expect-holds.ts';
export type {
  BrokenRule,
  HeldRule,
  Report,
  RuleResult,
  UnobservableRule,
} from './report/report.ts';
export { type VerifyOptions, verify } from './verify.ts';
