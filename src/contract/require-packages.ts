import { createRequire } from 'node:module';
import { MissingPackageError, type OptionalPackage } from './missing-package.ts';

const require = createRequire(import.meta.url);

/** Throws a MissingPackageError for those that are not installed, of all at once. */
export function requirePackages(purpose: string, packages: readonly OptionalPackage[]): void {
  const missing = packages.filter(name => !isInstalled(name));
  if (missing.length > 0) throw new MissingPackageError(purpose, missing);
}

export function isInstalled(name: OptionalPackage): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
