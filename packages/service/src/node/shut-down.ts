import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../create-service.ts';

/** Options of {@link shutDown}. */
export interface ShutDownOptions {
  readonly server: Server;
  readonly service: Pick<Service, 'close'> & Partial<Pick<Service, 'drain'>>;
  /** Responses in progress. */
  readonly answers: ReadonlySet<ServerResponse>;
  /** Milliseconds to keep serving requests while `/ready` responds with 503. */
  readonly drainMs: number;
  /** Milliseconds to wait for requests in progress after `drainMs`. */
  readonly closeTimeoutMs: number;
}

/**
 * Shuts down a server without losing a request:
 *
 * 1. Makes `/ready` respond with 503 and closes each connection after its response.
 * 2. Stops listening after `drainMs`.
 * 3. Closes the service, which ends streams and finishes running requests.
 * 4. Closes the remaining connections, after `closeTimeoutMs` at the latest.
 *
 * @throws The error of closing the service, after the connections have closed.
 */
export async function shutDown(options: ShutDownOptions): Promise<void> {
  const { server, service, answers, drainMs, closeTimeoutMs } = options;
  service.drain?.();
  for (const answer of answers) if (!answer.headersSent) answer.shouldKeepAlive = false;
  server.prependListener('request', (_incoming, answer) => {
    answer.shouldKeepAlive = false;
  });
  if (drainMs > 0) await pause(drainMs);
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
  try {
    // Closing the service ends the streams. Connections close after their last response
    await service.close();
    const open = [...answers].map((answer) => once(answer, 'close'));
    await Promise.race([Promise.all(open), ended]);
  } finally {
    server.closeAllConnections();
    await ended;
    clearTimeout(cut);
  }
}
