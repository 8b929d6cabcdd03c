import type { EventStreamOptions } from './event-stream-options.ts';

/**
 * Options for a stream in which each event carries the whole state.
 *
 * @public
 */
export type StateStreamOptions = Omit<EventStreamOptions, 'after'>;
