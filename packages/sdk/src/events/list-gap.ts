import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';

/** Largest page of events that the service returns. */
const maxEvents = 500;

/** The resource `Events`, or a part of it. */
interface EventList {
  list(
    conversationId: string,
    query: { readonly after: number; readonly limit: number },
    options: { readonly signal: AbortSignal },
  ): Promise<{ readonly items: readonly LiveEvent[] }>;
}

/** Lists the first page of the stored events in a gap. A page of large events may be shorter than its limit. */
export async function listGap(
  events: EventList,
  conversationId: string,
  { after, before }: EventGap,
  signal: AbortSignal,
): Promise<readonly LiveEvent[]> {
  const limit = Math.min(maxEvents, before - 1 - after);
  return (await events.list(conversationId, { after, limit }, { signal })).items;
}
