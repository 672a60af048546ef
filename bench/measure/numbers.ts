/** Looks up numbers in a JSON object, as a process of ours prints it last. */
export function numbersIn(text: string): (name: string) => number {
  const told: unknown = JSON.parse(text);
  return name => {
    const value: unknown = told instanceof Object ? Reflect.get(told, name) : undefined;
    if (typeof value !== 'number') throw new Error(`"${name}" is no number`);
    return value;
  };
}
