/**
 * Packages that nobody gets who does not ask for them: with them an installation is twice as large, and what
 * needs none but the built-in document goes without. The ranges are those of package.json.
 */
export const optionalPackages = {
  '@redocly/openapi-core': '^2.64.0',
  '@stoplight/prism-http': '^5.16.0',
} as const;

export type OptionalPackage = keyof typeof optionalPackages;

/** Optional packages that are needed and not installed; the message names what installs them. */
export class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError';
  readonly code = 'package-missing';
  readonly packages: readonly OptionalPackage[];
  /** What installs them. */
  readonly command: string;

  /** @param purpose - What takes them: `reading a document`. */
  constructor(purpose: string, packages: readonly OptionalPackage[]) {
    const wanted = packages.map(name => `${name}@${optionalPackages[name]}`);
    const command = `npm install ${wanted.join(' ')}`;
    const [verb, them] = packages.length === 1 ? ['is', 'it'] : ['are', 'them'];
    super(
      `${purpose} takes ${packages.join(' and ')}, which ${verb} not installed; install ${them}: ${command}`,
    );
    this.packages = packages;
    this.command = command;
  }
}
