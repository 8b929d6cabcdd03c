import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

/** The parts of the running service that its background tasks depend on. */
export interface Runtime {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the service closes. */
  readonly signal: AbortSignal;
  /** Registers a task that must settle before the service has closed. */
  readonly track: (task: Promise<unknown>) => void;
}
