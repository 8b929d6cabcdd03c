import { ConnectionError } from '../errors/connection-error.ts';
import type * as Conversation from './poll-conversation.ts';
import type * as State from './poll-state.ts';

// The code for polling comes when it is needed, which it is for few readers. A module each, as a page
// that follows a queue has nothing of a conversation.

/**
 * Brings the code that polls a conversation.
 *
 * @throws {@link ConnectionError} if it cannot be had now.
 */
export function loadPollConversation(): Promise<typeof Conversation> {
  return import('./poll-conversation.ts').catch(fail);
}

/**
 * Brings the code that polls a state.
 *
 * @throws {@link ConnectionError} if it cannot be had now.
 */
export function loadPollState(): Promise<typeof State> {
  return import('./poll-state.ts').catch(fail);
}

function fail(cause: unknown): never {
  throw new ConnectionError(cause);
}
