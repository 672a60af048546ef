import type { VerifyTargetOptions } from '../../src/verify/verify-target.ts';
import type { RunningServer } from './running-server.ts';

/** The server as `verify` takes it, with everything that can be seen of it. */
export function targetOf({
  url,
  adminUrl,
  apiKey,
  secondApiKey,
}: Omit<RunningServer, typeof Symbol.asyncDispose>): VerifyTargetOptions['target'] {
  return {
    url: new URL(url),
    admin: new URL(adminUrl),
    credentials: { apiKey },
    secondCredentials: { apiKey: secondApiKey },
  };
}
