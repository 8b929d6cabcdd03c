import type { Transport } from '../transport/transport.ts';
import { pollDelayMs } from './polling.ts';
import type { Poll } from './polling.ts';

/**
 * Follows a state, such as a queue entry, by reading the state every few seconds. A poll returns the state as an event
 * if the state has changed or the poll is the first.
 */
export function pollState<E>(
  { settings }: Transport,
  read: (signal: AbortSignal) => Promise<E>,
): Poll<E> {
  let known = '';
  return async (_, isFirst, signal) => {
    const event = await read(signal);
    const text = JSON.stringify(event);
    const isChanged = isFirst || text !== known;
    known = text;
    return { events: isChanged ? [event] : [], delayMs: pollDelayMs(settings()) };
  };
}
