import type { Transport } from '../transport/transport.ts';
import { pollDelayMs } from './polling.ts';
import type { Poll } from './polling.ts';

/** Follows a state by reading it every few seconds. Returns it as an event when it has changed. */
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
    return { events: isChanged ? [event] : [], delayMs: pollDelayMs(settings) };
  };
}
