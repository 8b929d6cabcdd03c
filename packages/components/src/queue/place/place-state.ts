import type { QueueEntry } from '@tellerkit/sdk';
import { codeOf } from '../../client/code-of.ts';
import type { StateStream } from '../view/state-stream.ts';

/**
 * The state of a customer's place.
 *
 * - `empty`: the element has no place to show.
 * - `nobody`: the customer waits, but no agent is available.
 * - `unknown`: the service has no place with this id.
 */
export type PlaceState =
  'empty' | 'loading' | 'waiting' | 'nobody' | 'called' | 'served' | 'left' | 'failed' | 'unknown';

/** Decides the state to show. While the connection is lost, the last known place stays visible. */
export function placeState(
  entry: QueueEntry | undefined,
  { status, error }: Pick<StateStream<unknown>, 'status' | 'error'>,
): PlaceState {
  if (status === 'failed') return codeOf(error) === 'not-found' ? 'unknown' : 'failed';
  if (entry) return entry.state === 'waiting' && !entry.expectedWait ? 'nobody' : entry.state;
  if (status === 'idle') return 'empty';
  return status === 'waiting' ? 'failed' : 'loading';
}

/** Counts the customers ahead: 0 once the customer is called, or while the position is unknown. */
export function aheadOf(entry: QueueEntry): number {
  return Math.max(0, (entry.position ?? 1) - 1);
}
