import type { EventStreamOptions } from './event-stream-options.ts';

/**
 * How to follow something whose whole state comes with each event.
 *
 * @public
 */
export type StateStreamOptions = Omit<EventStreamOptions, 'after'>;
