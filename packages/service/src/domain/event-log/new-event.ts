import type { StoredEvent } from '../../store/database/tables/stored-event.ts';

/** Type and data of an event to store. */
export type NewEvent = StoredEvent extends infer Event
  ? Event extends StoredEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;
