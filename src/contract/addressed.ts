import type { SettingsUpdate } from './contract.ts';

/** The values of path parameters, by their names. */
export type PathValues = Readonly<Record<string, string>>;

/**
 * The operation as it is for the one of its resource that a request names: state belongs to the resource
 * and the key. Without a key it is the operation itself.
 */
export function addressed<Operation extends Pick<SettingsUpdate, 'resource' | 'key'>>(
  operation: Operation,
  values: PathValues,
): Operation {
  const { resource, key } = operation;
  return key.length === 0
    ? operation
    : { ...operation, resource: nameOfOne(resource, key, values) };
}

/** What the state of one of a resource is kept under; the name of the resource has no slash. */
export function nameOfOne(resource: string, key: readonly string[], values: PathValues): string {
  return [resource, ...key.map(name => encodeURIComponent(values[name] ?? ''))].join('/');
}

/** The name of the resource that such a name is of. */
export function resourceNamed(name: string): string {
  return name.split('/', 1)[0] ?? name;
}

/** The values of the key in such a name. */
export function keyOfOne(name: string, key: readonly string[]): PathValues {
  const [, ...values] = name.split('/').map(decodeURIComponent);
  return Object.fromEntries(key.map((one, index) => [one, values[index] ?? '']));
}
