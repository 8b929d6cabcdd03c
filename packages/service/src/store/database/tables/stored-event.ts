import type { LiveEvent } from '@tellerkit/contract';

/** A stored event, which has a sequence number. */
export type StoredEvent = Exclude<Extract<LiveEvent, { sequence: number }>, { type: 'unknown' }>;
