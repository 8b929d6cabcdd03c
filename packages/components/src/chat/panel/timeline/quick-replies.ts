import type { QuickReply } from '@tellerkit/sdk';
import type { LiveSnapshot } from '@tellerkit/sdk/live';

const none: readonly QuickReply[] = [];

/**
 * Returns the quick replies of the newest message, or an empty list. The list is empty once another message follows, is
 * being sent or is streaming, and in each state of the conversation except `assistant`.
 */
export function openReplies({
  items,
  answer,
  outgoing,
  conversation,
}: LiveSnapshot): readonly QuickReply[] {
  if (answer || outgoing.length || conversation?.state !== 'assistant') return none;
  const newest = items.at(-1);
  if (newest?.kind !== 'message' || newest.message.author.role === 'customer') return none;
  return newest.message.content.find((block) => block.type === 'quick-replies')?.replies ?? none;
}
