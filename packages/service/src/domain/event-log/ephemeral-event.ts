import type { LiveEvent } from '@tellerkit/contract';

/** An event that the service sends but does not store. */
export type EphemeralEvent = Exclude<LiveEvent, { sequence: number } | { type: 'unknown' }>;

/** Type and data of an ephemeral event. */
export type NewEphemeralEvent = EphemeralEvent extends infer Event
  ? Event extends EphemeralEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;
