import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../create-service.ts';

/** What is shut down, and how long it may take. */
export interface ShutDownOptions {
  readonly server: Server;
  readonly service: Pick<Service, 'close'> & Partial<Pick<Service, 'drain'>>;
  /** Answers under way. */
  readonly answers: ReadonlySet<ServerResponse>;
  /** How long to go on serving while `/ready` says no, in ms. */
  readonly drainMs: number;
  /** How long requests in progress may take then, in ms. */
  readonly closeTimeoutMs: number;
}

/**
 * Takes a listener down without losing a request: it first says that no more should come and lets go of
 * every connection after its answer, then listens no more, lets the service end its streams and finish
 * what runs, and cuts what is left.
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
  // Closing the service ends the streams; connections go once the last answer is out
  await service.close();
  const open = [...answers].map((answer) => once(answer, 'close'));
  await Promise.race([Promise.all(open), ended]);
  server.closeAllConnections();
  await ended;
  clearTimeout(cut);
}
