import type { LiveEvent } from '@tellerkit/contract';
import { listEvents } from '@tellerkit/contract/wire';
import type { Settings } from '../settings.ts';
import type { Transport } from '../transport/transport.ts';

/**
 * What a poll has brought.
 *
 * @internal
 */
export interface Polled<E> {
  readonly events: readonly E[];
  /** Where to go on; undefined where it was. */
  readonly position?: string | undefined;
  /** How long to wait before the next poll, in milliseconds. */
  readonly restMs: number;
}

/**
 * Reads what a stream would have brought, where streams do not get through.
 *
 * @param position - Id of the last event.
 * @param isFirst - Asks for an answer at once.
 *
 * @internal
 */
export type Poll<E> = (
  position: string,
  isFirst: boolean,
  signal: AbortSignal,
) => Promise<Polled<E>>;

/** Long enough to ask rarely, short enough for proxies that cut an answer after half a minute. */
const longestWaitMs = 25_000;
const restMs = 5000;
const mostEvents = 500;

const spread = ({ random }: Settings) => restMs * (0.5 + random());

/**
 * Follows a conversation by long polling. A way that does not bear long requests gets shorter ones.
 *
 * @internal
 */
export function pollConversation(transport: Transport, conversationId: string): Poll<LiveEvent> {
  const { settings } = transport;
  const { clock, timeoutMs, totalTimeoutMs } = settings;
  let longestMs = Math.min(longestWaitMs, totalTimeoutMs / 2);
  return async (position, isFirst, signal) => {
    const startedAt = clock.now();
    const waitMs = isFirst || longestMs < 1000 ? 0 : Math.floor(longestMs);
    const query = { after: Number(position) || 0, limit: mostEvents, waitMs };
    const input = { params: { conversationId }, query };
    const options = { signal, timeoutMs: timeoutMs + waitMs, maxRetries: 0 };
    const { items, gap } = await transport.call(listEvents, input, options).catch((error) => {
      if (waitMs) longestMs /= 2;
      throw error;
    });
    const last = items.at(-1) as { sequence?: number } | undefined;
    const next = last?.sequence ?? (gap && gap.before - 1);
    const hasWaited = clock.now() - startedAt >= waitMs / 2;
    return {
      events: gap ? [gapEvent(conversationId, gap), ...items] : items,
      position: next === undefined ? undefined : String(next),
      restMs: isFirst || items.length || (waitMs && hasWaited) ? 0 : spread(settings),
    };
  };
}

function gapEvent(conversationId: string, data: { after: number; before: number }): LiveEvent {
  return { type: 'stream.gap', conversationId, occurredAt: '', data };
}

/**
 * Follows a state by reading it every few seconds, and hands it on when it differs.
 *
 * @internal
 */
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
    return { events: isNews ? [event] : [], restMs: spread(settings) };
  };
}
