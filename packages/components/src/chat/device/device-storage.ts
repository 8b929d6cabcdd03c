import { lateStorage } from '@tellerkit/sdk/live';
import type { LiveStorage } from '@tellerkit/sdk/live';
import type { ChatClient } from '../client/chat-client.ts';

/** One for each client: it holds the customer's key. */
const storages = new WeakMap<ChatClient, LiveStorage>();

/**
 * What keeps a customer's unsent messages on the device, encrypted, and lets the tabs of a browser share
 * one conversation; nothing for a client that cannot bring the customer's key. Its code arrives beside the
 * first messages.
 */
export function deviceStorage(client: ChatClient): LiveStorage | undefined {
  const { sessions } = client;
  if (!sessions) return undefined;
  let storage = storages.get(client);
  if (!storage) {
    storage = lateStorage(async () => {
      const { browserStorage } = await import('@tellerkit/sdk/browser');
      return browserStorage({ storageKey: () => sessions.storageKey() });
    });
    storages.set(client, storage);
  }
  return storage;
}
