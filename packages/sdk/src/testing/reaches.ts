import type { LiveConversation, LiveSnapshot } from '@tellerkit/sdk/live';

/** Resolves once the snapshot of a conversation meets a condition. */
export function reaches(
  live: LiveConversation,
  condition: (snapshot: LiveSnapshot) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!condition(live.getSnapshot())) return;
      stop();
      resolve();
    };
    const stop = live.subscribe(check);
    check();
  });
}

/** Resolves once no message waits to be sent. */
export const sentAll = (live: LiveConversation): Promise<void> =>
  reaches(live, ({ outgoing }) => outgoing.length === 0);
