import type { LiveEvent } from '@tellerkit/contract';

/** Any event of a conversation that the service stores under a sequence number. */
export type StoredEvent = Exclude<Extract<LiveEvent, { sequence: number }>, { type: 'unknown' }>;
