import type { LiveSnapshot, MarkerItem, MessageItem, OutgoingMessage } from '@tellerkit/sdk/live';
import { isStarting } from './is-starting.ts';

/** Something that a person who cannot see the timeline has to hear. */
export type News =
  | { readonly kind: 'message'; readonly item: MessageItem }
  | { readonly kind: 'marker'; readonly item: MarkerItem }
  | { readonly kind: 'failed'; readonly outgoing: OutgoingMessage }
  | { readonly kind: 'offline' }
  | { readonly kind: 'back' };

/**
 * What is new from one snapshot to the next, in order: whole messages of others once each, markers,
 * failures, the connection. What was read at the start or as earlier history is no news.
 */
export function newsBetween(before: LiveSnapshot, after: LiveSnapshot): readonly News[] {
  if (isStarting(before) || isStarting(after)) return [];
  const news: News[] = [];
  if (after.items !== before.items)
    for (const item of after.items) {
      if (item.sequence <= before.lastSequence) continue;
      if (item.kind !== 'message') news.push({ kind: 'marker', item });
      else if (item.message.author.role !== 'customer') news.push({ kind: 'message', item });
    }
  for (const outgoing of after.outgoing)
    if (outgoing.state === 'failed' && !failed(before, outgoing.key))
      news.push({ kind: 'failed', outgoing });
  if (after.connection === 'offline' && before.connection !== 'offline')
    news.push({ kind: 'offline' });
  if (after.connection === 'live' && before.connection === 'offline') news.push({ kind: 'back' });
  return news;
}

function failed({ outgoing }: LiveSnapshot, key: string): boolean {
  return outgoing.some((message) => message.key === key && message.state === 'failed');
}
