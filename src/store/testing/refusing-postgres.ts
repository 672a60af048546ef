import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Speaks PostgreSQL's protocol just far enough to refuse each connection with an ErrorResponse
 * (https://www.postgresql.org/docs/current/protocol-message-formats.html): a server whose rules trust
 * everybody never refuses a password.
 */
export async function startRefusingPostgres(
  sqlState: string,
): Promise<{ readonly port: number } & AsyncDisposable> {
  const fields = [`SFATAL`, `VFATAL`, `C${sqlState}`, `Mrefused`].join('\0');
  const body = Buffer.from(`${fields}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + length.length);
  const refusal = Buffer.concat([Buffer.from('E'), length, body]);
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(refusal));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}
