import { ConnectionError } from '../errors/connection-error.ts';
import type * as Conversation from './poll-conversation.ts';
import type * as State from './poll-state.ts';

// Few readers need polling, so its code loads on demand. The code is split into two modules, because a page that
// follows a queue needs no code for conversations.

/**
 * Loads the code that polls a conversation.
 *
 * @throws {@link ConnectionError} if the code cannot be loaded now.
 */
export function loadPollConversation(): Promise<typeof Conversation> {
  return import('./poll-conversation.ts').catch(fail);
}

/**
 * Loads the code that polls a state, such as a queue entry.
 *
 * @throws {@link ConnectionError} if the code cannot be loaded now.
 */
export function loadPollState(): Promise<typeof State> {
  return import('./poll-state.ts').catch(fail);
}

function fail(cause: unknown): never {
  throw new ConnectionError(cause);
}
