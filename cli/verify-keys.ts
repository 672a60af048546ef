import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

interface KeyOptions {
  readonly apiKey?: string;
  readonly secondApiKey?: string;
}

export interface VerifyKeys {
  readonly apiKey: string;
  /** Another tenant's. */
  readonly secondApiKey?: string;
}

/** The keys of the command line, or else of the environment, where an empty one counts as none. */
export function verifyKeys({ env }: Io, options: KeyOptions): VerifyKeys {
  const apiKey = options.apiKey ?? env.HOLDFAST_API_KEY ?? '';
  const secondApiKey = options.secondApiKey ?? (env.HOLDFAST_SECOND_API_KEY || undefined);
  if (apiKey === '') {
    throw new CommandError(
      "a tenant's key is needed; give it with --api-key or in HOLDFAST_API_KEY",
    );
  }
  requireHeaderValue(apiKey, '--api-key');
  if (secondApiKey === undefined) return { apiKey };
  requireHeaderValue(secondApiKey, '--second-api-key');
  if (secondApiKey === apiKey) {
    throw new CommandError(
      "both keys are the same; give --second-api-key another tenant's key, or leave it out",
    );
  }
  return { apiKey, secondApiKey };
}

/** RFC 9110 section 5.5, and no key in the sentence. */
function requireHeaderValue(key: string, option: string): void {
  if (/^[!-~]([ -~]*[!-~])?$/.test(key)) return;
  throw new CommandError(
    `give ${option} a key of printable ASCII without outer spaces, since it travels in a header`,
  );
}
