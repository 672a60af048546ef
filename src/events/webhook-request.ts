import { toBase64 } from '../contract/base64.ts';
import type { DeliveryCredentials } from '../contract/credentials.ts';

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What goes over the wire for one event. */
export function webhookRequest(
  payload: unknown,
  credentials: DeliveryCredentials,
  eventHeaders: Readonly<Record<string, string>> = {},
): WebhookRequest {
  const body = new TextEncoder().encode(JSON.stringify(payload ?? null));
  return {
    headers: {
      ...eventHeaders,
      ...credentialHeader(credentials),
      // Last, so that neither can take the place of what frames the request.
      'Content-Type': 'application/json',
      'Content-Length': body.byteLength,
      'User-Agent': 'holdfast',
    },
    body,
  };
}

function credentialHeader(credentials: DeliveryCredentials): Record<string, string> {
  switch (credentials.scheme) {
    case 'none':
      return {};
    case 'basic':
      return { Authorization: `Basic ${userPass(credentials.username, credentials.password)}` };
    case 'header':
      return { [credentials.name]: credentials.value };
  }
}

/** RFC 7617 section 2, in UTF-8 (section 2.1). The first colon separates, so a password may hold more. */
function userPass(username: string, password: string): string {
  return toBase64(`${username}:${password}`);
}
