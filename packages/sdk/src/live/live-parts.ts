import { withStorageLimit } from '../base/storage-limit.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import { ConversationReader } from './conversation-reader.ts';
import { createOutbox } from './create-outbox.ts';
import { toLiveContext } from './live-context.ts';
import type { LiveContext } from './live-context.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { MessageRoute } from './message-route.ts';
import { ReadReceipts } from './read-receipts.ts';
import { TabCoordinator } from './tab-coordinator.ts';

/** The parts of a live conversation. Each part uses only the parts listed above it. */
export interface LiveParts extends Pick<LiveContext, 'client' | 'state' | 'signal'> {
  readonly reader: ConversationReader;
  readonly route: MessageRoute;
  readonly outbox: Outbox;
  readonly coordinator: TabCoordinator;
  readonly receipts: ReadReceipts;
  /** Stops all parts for good. The snapshot stays readable. */
  stop(): void;
  /**
   * Stops all parts, empties the snapshot and wipes the outbox.
   *
   * @param isLate - True if this tab missed the sign-out. The customer may have signed in again meanwhile, so only this
   * tab's messages are removed from the store.
   */
  forget(isLate: boolean): Promise<void>;
}

/** Wires the parts of a live conversation together. */
export function createLiveParts(options: LiveConversationOptions): LiveParts {
  const ended = new AbortController();
  const { signal } = ended;
  const context = toLiveContext(options, signal, (notice) => coordinator.handle(notice));
  const { client, state } = context;
  const reader = new ConversationReader(context);
  const route = new MessageRoute(context, reader);
  const outbox = createOutbox(context, route);
  const onSignOut = (isLate: boolean) => void forget(isLate).catch(() => undefined);
  const coordinator = new TabCoordinator(context, reader, outbox, onSignOut);
  const receipts = new ReadReceipts(context);
  const stop = () => {
    ended.abort();
    coordinator.close();
    reader.close();
    outbox.stop();
    state.close();
  };
  const forget = async (isLate: boolean) => {
    coordinator.leave();
    const wiped = outbox.clear(isLate);
    state.change(emptySnapshot);
    stop();
    await withStorageLimit(context.clock, async () => {
      await wiped;
      if (!isLate) await options.outbox?.clear();
    });
  };
  return { client, state, signal, reader, route, outbox, coordinator, receipts, stop, forget };
}
