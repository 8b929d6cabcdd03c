import type { QueueEntry } from '@tellerkit/sdk';
import { codeOf } from '../../client/code-of.ts';
import type { StateStream } from '../view/state-stream.ts';

/**
 * What there is to say about a customer's place. `nobody`: waiting, but no agent is on duty; `unknown`:
 * the service knows no such place.
 */
export type PlaceState =
  'empty' | 'loading' | 'waiting' | 'nobody' | 'called' | 'served' | 'left' | 'failed' | 'unknown';

/** Decides what to say. The last thing known stays on view while the connection is lost. */
export function placeState(
  entry: QueueEntry | undefined,
  { status, error }: Pick<StateStream<unknown>, 'status' | 'error'>,
): PlaceState {
  if (status === 'failed') return codeOf(error) === 'not-found' ? 'unknown' : 'failed';
  if (entry) return entry.state === 'waiting' && !entry.expectedWait ? 'nobody' : entry.state;
  if (status === 'idle') return 'empty';
  return status === 'waiting' ? 'failed' : 'loading';
}

/** How many customers are ahead; none once called or when the place is not known. */
export function aheadOf(entry: QueueEntry): number {
  return Math.max(0, (entry.position ?? 1) - 1);
}
