import { ConnectionError } from '../errors/connection-error.ts';
import type { Settings } from '../transport/settings.ts';
import type * as Conversation from './poll-conversation.ts';
import type { StreamPermit, StreamPermitOptions } from './stream-permit.ts';
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

/**
 * Loads the permit that a page needs to hold a connection open. Resolves to undefined outside a page, and if the code
 * cannot be loaded.
 */
export async function loadPermit(
  settings: Pick<Settings, 'clock' | 'random' | 'baseUrl'>,
  kind: string,
  pause: StreamPermitOptions['pause'],
): Promise<StreamPermit | undefined> {
  if (!globalThis.document) return undefined;
  const loaded = await import('./stream-permit.ts').catch(() => undefined);
  return loaded && new loaded.StreamPermit({ ...settings, kind, pause });
}

function fail(cause: unknown): never {
  throw new ConnectionError(cause);
}
