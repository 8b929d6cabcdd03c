import type { QueueEntry } from '@tellerkit/sdk';
import type { StateStream } from '../view/state-stream.ts';

/**
 * The state of a customer's place.
 *
 * - `empty`: the element has no place to show.
 * - `nobody`: the customer waits, but no agent is available.
 * - `failed`: the place cannot be shown. The element shows the problem instead.
 */
export type PlaceState =
  'empty' | 'loading' | 'waiting' | 'nobody' | 'called' | 'served' | 'left' | 'failed';

/** Decides the state to show. While the connection is lost, the last known place stays visible. */
export function placeState(
  entry: QueueEntry | undefined,
  { status }: Pick<StateStream<unknown>, 'status'>,
): PlaceState {
  if (status === 'failed') return status;
  if (entry) return entry.state === 'waiting' && !entry.expectedWait ? 'nobody' : entry.state;
  if (status === 'idle') return 'empty';
  return status === 'waiting' ? 'failed' : 'loading';
}

/** Counts the customers ahead: 0 once the customer is called, or while the position is unknown. */
export function aheadOf(entry: QueueEntry): number {
  return Math.max(0, (entry.position ?? 1) - 1);
}
