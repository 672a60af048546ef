import type { HttpClient } from '../client/http-client.ts';
import type { Clock } from '../client/pace.ts';
import { gatewayStatuses } from '../client/patient-client.ts';
import { RunEnded, TargetUnreachable } from '../client/target-unreachable.ts';

/** Milliseconds from one try to the next, and what one may take. */
const pauseMs = 500;
const tryMs = 5_000;

/** Asks, with a method that changes nothing, until more than a gateway answers: for a target that is being started. */
export async function untilThere(
  client: HttpClient,
  urls: readonly URL[],
  { now, sleep }: Clock,
  waitMs: number,
): Promise<void> {
  const until = now() + waitMs;
  for (const url of urls) {
    for (let said = await whyNotThere(client, url); said !== null; ) {
      if (now() >= until)
        throw new TargetUnreachable(
          `${url.origin} was waited for for ${waitMs / 1000} s and is not there (${said}); does it start?`,
        );
      await sleep(pauseMs);
      said = await whyNotThere(client, url);
    }
  }
}

async function whyNotThere(client: HttpClient, url: URL): Promise<string | null> {
  try {
    const { status } = await client.send({ method: 'GET', url, headers: {}, timeoutMs: tryMs });
    return gatewayStatuses.includes(status) ? `it answers ${status}` : null;
  } catch (error) {
    if (error instanceof RunEnded) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
