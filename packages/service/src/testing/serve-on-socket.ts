import { listen } from '../node/index.ts';
import type { Listening, ListenOptions } from '../node/index.ts';
import type { TestService } from '../test-kit/index.ts';

/**
 * Serves a test service on a free port, for what only sockets show: back pressure, cuts, senders that
 * trickle. Time on the sockets is real; the time of the service still stands still.
 *
 * @returns Closes the service and its database, too.
 */
export async function serveOnSocket(
  bank: TestService,
  options: ListenOptions = {},
): Promise<Listening> {
  const listening = await listen(bank.service, { port: 0, ...options });
  return {
    ...listening,
    async close() {
      await listening.close();
      await bank.close();
    },
  };
}
