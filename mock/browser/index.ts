/** `holdfast/mock` in a browser: the same names, and the mock that runs in a page. */
export { ContractError } from '../../src/contract/contract-error.ts';
export { MissingPackageError } from '../../src/contract/missing-package.ts';
export { SeedError } from '../seed/plant-value.ts';
export { createMock } from './create-mock.ts';
