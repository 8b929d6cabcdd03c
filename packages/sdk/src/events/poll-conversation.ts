import type { LiveEvent } from '@tellerkit/contract';
import { listEvents } from '@tellerkit/contract/wire';
import type { Transport } from '../transport/transport.ts';
import { pollDelayMs } from './polling.ts';
import type { Poll } from './polling.ts';

/** Maximum time that the service waits for events, in milliseconds. Many proxies cut a response after 30 seconds. */
const maxWaitMs = 25_000;
const maxEvents = 500;

/** Follows a conversation by long polling. Each failed long poll halves the time that the service waits. */
export function pollConversation(transport: Transport, conversationId: string): Poll<LiveEvent> {
  const settings = transport.settings();
  const { clock, timeoutMs, totalTimeoutMs } = settings;
  let longestMs = Math.min(maxWaitMs, totalTimeoutMs / 2);
  return async (position, isFirst, signal, isShort) => {
    const startedAt = clock.now();
    const waitMs = isFirst || isShort || longestMs < 1000 ? 0 : Math.floor(longestMs);
    const query = { after: Number(position) || 0, limit: maxEvents, waitMs };
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
      delayMs: isFirst || items.length || (waitMs && hasWaited) ? 0 : pollDelayMs(settings),
    };
  };
}

function gapEvent(conversationId: string, data: { after: number; before: number }): LiveEvent {
  return { type: 'stream.gap', conversationId, occurredAt: '', data };
}
