import type { Proxies } from '../src/verify/client/connections.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

/** This machine is never asked for through a proxy, which has another one of that name. */
const thisMachine = ['localhost', '.localhost', '127.0.0.1', '::1', '[::1]'];

/** The proxies of the environment, in capitals or small letters as is the custom; undefined where there are none. */
export function proxyEnvironment({ env }: Io): Proxies | undefined {
  const plain = proxyIn(env, 'HTTP_PROXY');
  const secure = proxyIn(env, 'HTTPS_PROXY');
  if (plain === undefined && secure === undefined) return undefined;
  const spared = env.no_proxy || env.NO_PROXY;
  return {
    ...(plain !== undefined && { HTTP_PROXY: plain }),
    ...(secure !== undefined && { HTTPS_PROXY: secure }),
    NO_PROXY: [...(spared ? [spared] : []), ...thisMachine].join(','),
  };
}

/** Its value may hold credentials, so no sentence repeats it. */
function proxyIn(env: Io['env'], name: 'HTTP_PROXY' | 'HTTPS_PROXY'): string | undefined {
  const value = env[name.toLowerCase()] || env[name] || undefined;
  if (value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
  throw new CommandError(
    `${name} is no http or https URL; give it as http://proxy.example:3128, or unset it`,
  );
}
