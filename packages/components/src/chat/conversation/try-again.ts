import { isAuthenticationError } from '@tellerkit/sdk';
import type { ChatClient } from '../client/chat-client.ts';
import type { LiveFollower } from './live-follower.ts';

/** The conversation of the panel, as the functions of this file use it. */
interface Restartable {
  readonly client: ChatClient | undefined;
  readonly follower: LiveFollower;
  /** Id of the conversation that the page asked for. */
  readonly conversationId: string | undefined;
  restart(conversationId: string | undefined, lastConversationId?: string): void;
}

/** The members of the panel that {@link tryAgain} uses. */
export interface TryAgainContext {
  readonly conversation: Restartable;
  readonly host: { readonly clients: { retry(): boolean } };
}

/** Reloads the conversation, for example if events are missing. */
export function reload(conversation: Restartable): void {
  const loaded = conversation.follower.snapshot.conversation;
  // The id of an open conversation is passed only as `lastConversationId`. If it were passed as `conversationId`, the
  // outbox would skip messages that were written before the conversation was open.
  if (loaded?.state === 'closed') conversation.restart(loaded.id);
  else conversation.restart(conversation.conversationId, loaded?.id);
}

/** Retries now instead of waiting for the next automatic attempt. */
export function tryAgain({ conversation, host }: TryAgainContext): void {
  const { live, snapshot } = conversation.follower;
  const { connection, error } = snapshot;
  // Another client calls `customerToken` at once.
  const needsClient = !conversation.client || isAuthenticationError(error);
  if (needsClient && host.clients.retry()) return;
  if (connection === 'ended') reload(conversation);
  // A hanging request may never end, so a new request replaces it.
  else if (connection === 'loading') conversation.restart(conversation.conversationId);
  else live?.retryNow();
}
