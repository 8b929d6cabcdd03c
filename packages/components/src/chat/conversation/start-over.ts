import type { ChatClient } from '../client/chat-client.ts';
import { forgetStorage } from '../device/device-storage.ts';
import { isGone } from './failure.ts';
import type { LiveFollower } from './live-follower.ts';
import { textsOf } from './unsent-texts.ts';

/** The members of the panel that {@link startOver} uses. */
export interface StartOverContext {
  /** The field, into which texts go back. */
  readonly composer: { putBack(texts: readonly string[]): void };
  readonly conversation: {
    readonly client: ChatClient | undefined;
    readonly follower: LiveFollower;
  };
  readonly startNew: () => void;
}

/**
 * Starts a new chat after the session has ended. Puts the texts that the next session cannot send into the field, and
 * deletes them from the device.
 */
export function startOver({ composer, conversation, startNew }: StartOverContext): void {
  const { client, follower } = conversation;
  const { live, snapshot } = follower;
  const lost = snapshot.outgoing.filter(({ error }) => isGone(error?.code));
  composer.putBack(lost.flatMap(textsOf));
  for (const { key } of lost) live?.withdraw(key);
  follower.flush();
  if (client) forgetStorage(client);
  startNew();
}
