import { isCredentialHeader } from '../src/contract/formats.ts';
import type { Expected } from '../src/receiver/index.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

/** What `--auth` says of the credentials of events, in `listen` and in `trigger`. */
export const eventAuthOption = [
  '--auth <scheme=value>',
  'what events carry: basic=USERNAME:PASSWORD, apikey=HEADER:VALUE or signature=whsec_…, else $HOLDFAST_EVENT_AUTH; nothing unless given',
] as const;

/** The credentials of the command line, or else of the environment. No sentence repeats a value. */
export function eventCredentials({ env }: Io, auth: string | undefined): Expected {
  const text = auth ?? env.HOLDFAST_EVENT_AUTH ?? '';
  if (text === '' && auth === undefined) return { scheme: 'none' };
  const where = auth === undefined ? 'HOLDFAST_EVENT_AUTH' : '--auth';
  const [, scheme = '', value = ''] = /^(\w+)=(.+)$/s.exec(text) ?? [];
  switch (scheme) {
    case 'basic': {
      const [, username, password] = /^([^:\p{Cc}]+):([^\p{Cc}]+)$/u.exec(value) ?? [];
      if (username === undefined || password === undefined)
        throw new CommandError(
          `give ${where} as basic=USERNAME:PASSWORD, without control characters`,
        );
      return { scheme: 'basic', username, password };
    }
    case 'apikey': {
      const [, name = '', key] = /^([^:]+):([!-~](?:[ -~]*[!-~])?)$/.exec(value) ?? [];
      if (!isCredentialHeader(name) || key === undefined)
        throw new CommandError(
          `give ${where} as apikey=HEADER:VALUE, with a header that HTTP does not need for itself and a value of printable ASCII without outer spaces`,
        );
      return { scheme: 'header', name, value: key };
    }
    case 'signature':
      if (
        !/^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/.test(
          value,
        )
      )
        throw new CommandError(`give ${where} as signature=whsec_ and the key in base64`);
      return { scheme: 'standard-webhooks', secret: value };
    default:
      throw new CommandError(
        `give ${where} as basic=USERNAME:PASSWORD, apikey=HEADER:VALUE or signature=whsec_…, for example --auth basic=holdfast:s3cret`,
      );
  }
}

/** Each text that would give the credentials away. */
export function secretsOf(expected: Expected): readonly string[] {
  switch (expected.scheme) {
    case 'none':
      return [];
    case 'basic': {
      const { username, password } = expected;
      return [Buffer.from(`${username}:${password}`).toString('base64'), password];
    }
    case 'header':
      return [expected.value];
    case 'standard-webhooks':
      return [expected.secret, expected.secret.slice('whsec_'.length)];
  }
}
