import type { LiveEvent } from '@tellerkit/contract';

/** An event that is kept, with its number. */
export type StoredEvent = Exclude<Extract<LiveEvent, { sequence: number }>, { type: 'unknown' }>;
