import type { Sender, SendFailure, SendOutcome } from '../../src/events/sender.ts';
import { webhookRequest } from '../../src/events/webhook-request.ts';
import { ownHosts } from '../../src/http/own-host.ts';

/** As long as the attempts of a server. */
const timeoutMs = 5_000;

/**
 * Sends events as a page can: by `fetch`, to this machine and the allowed hosts, and delivered where the receiver
 * lets pages call it (CORS).
 */
export function createPageSender(allowHosts: readonly string[]): Sender {
  const isWithinReach = ownHosts(allowHosts);
  return {
    async send({ url, credentials, payload, headers }) {
      const target = URL.parse(url);
      if (target === null || !/^https?:$/.test(target.protocol)) return failed('refused-scheme');
      if (!isWithinReach(target.hostname, undefined)) return failed('refused-address');
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const { headers: fields, body } = webhookRequest(payload, credentials, headers);
        const named = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
        const init = { method: 'POST', headers: Object.fromEntries(named), body, signal };
        const request = new Request(target, { ...init, redirect: 'manual', credentials: 'omit' });
        // A page may not set every field, and would leave out what says who sends.
        if (credentials.scheme === 'header' && !request.headers.has(credentials.name))
          return failed('refused-header');
        return outcomeOf(await fetch(request));
      } catch {
        return failed(signal.aborted ? 'timeout' : 'no-connection');
      }
    },
    close: () => undefined,
  };
}

function outcomeOf({ ok, status, type }: Response): SendOutcome {
  if (ok) return { outcome: 'delivered', status };
  // Of a redirect that is not followed a page does not learn the status.
  return type === 'opaqueredirect'
    ? failed('status')
    : { outcome: 'failed', status, reason: 'status' };
}

function failed(reason: SendFailure): SendOutcome {
  return { outcome: 'failed', reason };
}
