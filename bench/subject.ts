/** A server to be measured: how to start it, in a process of its own. */
export interface Subject {
  readonly label: string;
  /** Options for Node, the script, and its arguments. */
  readonly command: (port: number) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What is asked of every subject alike. */
export const updatePath = '/ai-interviews/settings/webhooks';
export const apiKey = 'bench-key';
/** Whose key that is. */
export const apiKeyTenant = 'bench';
/** For servers that seal what they store. */
export const secretKeys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** Not the same twice in a row, so that nobody gets away with seeing that nothing changes. */
export function updateBodies(updateAll = false): readonly string[] {
  return Array.from({ length: 16 }, (_, at) =>
    JSON.stringify({
      webhooks: {
        start: { status: true, url: `https://example.com/start/${at}` },
        auth: { type: 'basic', basic: { username: 'user', password: `example-password-${at}` } },
      },
      ...(updateAll && { updateAll }),
    }),
  );
}
