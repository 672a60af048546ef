/** The numbers of these names in a JSON object, as a process of ours prints them last. */
export function numbersIn<Name extends string>(
  text: string,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const told: unknown = JSON.parse(text);
  const found = names.map(name => [name, numberAt(told, name)] as const);
  return Object.assign(Object.create(null), Object.fromEntries(found));
}

function numberAt(told: unknown, name: string): number {
  const value: unknown = told instanceof Object ? Reflect.get(told, name) : undefined;
  if (typeof value !== 'number') throw new Error(`"${name}" is no number`);
  return value;
}
