import type { LiveEvent } from '@tellerkit/contract';

/** An event that is kept, with its number. @internal */
export type StoredEvent = Exclude<Extract<LiveEvent, { sequence: number }>, { type: 'unknown' }>;

/** Type and data of an event to store. @internal */
export type NewEvent = StoredEvent extends infer Event
  ? Event extends StoredEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;
