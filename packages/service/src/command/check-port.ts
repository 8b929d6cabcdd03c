import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Listens on a port for a moment, so that a command that cannot listen fails before it opens its database.
 *
 * @throws Error of Node, for example with the code `EADDRINUSE` if the port is in use.
 */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
