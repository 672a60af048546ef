import { CommandError } from './exit.ts';

/** `--param NAME=VALUE`, repeatable: what a parameter of the document stands for. */
export function collectParam(
  text: string,
  previous: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new CommandError(
      'give --param as NAME=VALUE, for example --param companyId=42, with the name of a parameter in the document',
    );
  if (Object.hasOwn(previous, name)) throw new CommandError(`give --param ${name} once`);
  return { ...previous, [name]: value };
}
