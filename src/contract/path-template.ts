/** The names in braces of a path, in their order (OpenAPI 3.1 section 4.8.8). */
export function templateNames(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** The address with a value in place of each name; a name without one stays as it is. */
export function expandTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]*)\}/g, (braces, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? braces : encodeURIComponent(value);
  });
}

/** The values that an address has in the places of the names; null where it is of another path. */
export function matchTemplate(
  template: string,
  address: string,
): Readonly<Record<string, string>> | null {
  const pattern = template
    .split(/\{[^{}]*\}/)
    .map(fixed => fixed.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('([^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(address);
  if (match === null) return null;
  const found = templateNames(template).map((name, index) => {
    const text = match[index + 1] ?? '';
    return [name, decoded(text)] as const;
  });
  return Object.fromEntries(found);
}

/** A percent sign that escapes nothing is one that was meant as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
