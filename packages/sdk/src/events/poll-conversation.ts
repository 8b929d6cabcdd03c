import type { LiveEvent } from '@tellerkit/contract';
import { listEvents } from '@tellerkit/contract/wire';
import type { Transport } from '../transport/transport.ts';
import { pollRestMs } from './polling.ts';
import type { Poll } from './polling.ts';

/** Long enough to ask rarely, short enough for proxies that cut an answer after half a minute. */
const longestWaitMs = 25_000;
const mostEvents = 500;

/** Follows a conversation by long polling. A way that does not bear long requests gets shorter ones. */
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
      restMs: isFirst || items.length || (waitMs && hasWaited) ? 0 : pollRestMs(settings),
    };
  };
}

function gapEvent(conversationId: string, data: { after: number; before: number }): LiveEvent {
  return { type: 'stream.gap', conversationId, occurredAt: '', data };
}
