import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

/** The parts of the running service that its background tasks depend on. */
export interface Runtime {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the service closes. */
  readonly signal: AbortSignal;
  /** Registers a background task. The service waits for the task before it closes its database. */
  readonly track: (task: Promise<unknown>) => void;
}
