import type {
  LiveSnapshot,
  MarkerItem,
  MessageItem,
  OutgoingMessage,
  TimelineItem,
} from '@tellerkit/sdk/live';
import { isStarting } from './is-starting.ts';

/** A change that the chat announces to screen readers. */
export type News =
  | { readonly kind: 'message'; readonly item: MessageItem }
  | {
      readonly kind: 'marker';
      readonly item: MarkerItem;
      readonly before: TimelineItem | undefined;
    }
  | { readonly kind: 'failed'; readonly outgoing: OutgoingMessage }
  | { readonly kind: 'offline'; readonly error: LiveSnapshot['error'] }
  | { readonly kind: 'online' };

/**
 * Returns the changes between two snapshots, in order: finished messages of the other side, markers, failed messages,
 * and the connection. Messages of the first load and of earlier history do not count.
 */
export function newsBetween(before: LiveSnapshot, after: LiveSnapshot): readonly News[] {
  if (isStarting(before) || isStarting(after)) return [];
  const news: News[] = [];
  if (after.items !== before.items)
    for (const [index, item] of after.items.entries()) {
      if (item.sequence <= before.lastSequence) continue;
      if (item.kind !== 'message')
        news.push({ kind: 'marker', item, before: after.items[index - 1] });
      else if (item.message.author.role !== 'customer') news.push({ kind: 'message', item });
    }
  for (const outgoing of after.outgoing)
    if (outgoing.state === 'failed' && !hasFailed(before, outgoing.key))
      news.push({ kind: 'failed', outgoing });
  if (after.connection === 'offline' && before.connection !== 'offline')
    news.push({ kind: 'offline', error: after.error });
  if (after.connection === 'live' && before.connection === 'offline') news.push({ kind: 'online' });
  return news;
}

function hasFailed({ outgoing }: LiveSnapshot, key: string): boolean {
  return outgoing.some((message) => message.key === key && message.state === 'failed');
}
