import type { Transport } from '../transport/transport.ts';
import { pollRestMs } from './polling.ts';
import type { Poll } from './polling.ts';

/** Follows a state by reading it every few seconds, and hands it on when it differs. */
export function pollState<E>(
  { settings }: Transport,
  read: (signal: AbortSignal) => Promise<E>,
): Poll<E> {
  let known = '';
  return async (_, isFirst, signal) => {
    const event = await read(signal);
    const text = JSON.stringify(event);
    const isNews = isFirst || text !== known;
    known = text;
    return { events: isNews ? [event] : [], restMs: pollRestMs(settings) };
  };
}
