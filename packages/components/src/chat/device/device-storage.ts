import { lateStorage } from '@tellerkit/sdk/live';
import type { LiveStorage } from '@tellerkit/sdk/live';
import { customerOf } from '../../client/sign-out.ts';
import type { ChatClient } from '../client/chat-client.ts';

/** One storage for each client, because a storage holds the customer's key. */
const storages = new WeakMap<ChatClient, LiveStorage>();

/**
 * Returns the storage that encrypts unsent messages on the device and lets the tabs of a browser share one
 * conversation. The code of the storage loads in parallel with the first messages. A sign-out deletes the messages.
 * Returns undefined for a client without `sessions`, which cannot fetch the customer's key.
 */
export function deviceStorage(client: ChatClient): LiveStorage | undefined {
  const { sessions } = client;
  if (!sessions) return undefined;
  const storage =
    storages.get(client) ??
    lateStorage(async () => {
      const { browserStorage } = await import('@tellerkit/sdk/browser');
      return browserStorage({ storageKey: () => sessions.storageKey() });
    });
  storages.set(client, storage);
  // Set at each call, because a sign-out in another tab takes it away.
  customerOf(client).wipe = () => storage.outbox.clear();
  return storage;
}

/** Lets the next conversation fetch its key again, because the next session may belong to another customer. */
export const forgetStorage = (client: ChatClient): unknown => storages.delete(client);
