import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Sends bytes as they are and collects the answer until the server closes. */
export async function rawRequest(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(request, 'latin1');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** A connection that the test writes to as it likes; it ends with the test. */
export function dial({ url }: { readonly url: string }): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}
