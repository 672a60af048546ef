import { CommandError } from './exit.ts';

/** Those that each request has of its own. */
const own = ['content-type', 'content-length', 'transfer-encoding', 'connection', 'host'];

/** `--header NAME=VALUE`, repeatable. The value may be a secret, so no sentence repeats it. */
export function collectHeader(
  text: string,
  previous: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+)=([!-~](?:[ -~]*[!-~])?)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new CommandError(
      'give --header as NAME=VALUE, for example --header X-Gateway-Token=s3cret; a value is printable ASCII without outer spaces',
    );
  const lower = name.toLowerCase();
  if (own.includes(lower))
    throw new CommandError(
      `--header ${name} is refused, since each request has its own; leave it out`,
    );
  if (Object.keys(previous).some(known => known.toLowerCase() === lower))
    throw new CommandError(`give --header ${name} once`);
  return { ...previous, [name]: value };
}
