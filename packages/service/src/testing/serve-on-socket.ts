import { listen } from '../node/index.ts';
import type { Listening, ListenOptions } from '../node/index.ts';
import type { TestService } from '../test-kit/index.ts';

/**
 * Serves a test service on a free port, for tests that need sockets, for example with slow clients or broken
 * connections. Socket timeouts use real time, while the test clock of the service stands still.
 *
 * @returns The listening service. Its `close` also closes the test service and its database.
 */
export async function serveOnSocket(
  bank: TestService,
  options: ListenOptions = {},
): Promise<Listening> {
  const listening = await listen(bank.service, { port: 0, warmUp: false, ...options });
  return {
    ...listening,
    async close() {
      await listening.close();
      await bank.close();
    },
  };
}
