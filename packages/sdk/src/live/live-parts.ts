import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import { ConversationReader } from './conversation-reader.ts';
import { createDelivery } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { toLiveContext } from './live-context.ts';
import type { LiveContext } from './live-context.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { ReadReceipts } from './read-receipts.ts';
import { TabCoordinator } from './tab-coordinator.ts';

/** The parts of a live conversation, and the context that they share. Each part uses those above it only. */
export interface LiveParts extends LiveContext {
  readonly reader: ConversationReader;
  readonly delivery: Delivery;
  readonly coordinator: TabCoordinator;
  readonly receipts: ReadReceipts;
  /** Stops everything, for good. The snapshot stays. */
  stop(): void;
  /**
   * Stops everything, empties the snapshot and wipes the outbox.
   *
   * @param isLate - True if the sign-out was a while ago: the customer may be back.
   */
  forget(isLate: boolean): Promise<void>;
}

/** Wires the parts of a live conversation together. */
export function createLiveParts(options: LiveConversationOptions): LiveParts {
  const ended = new AbortController();
  const context = toLiveContext(options, ended.signal);
  const { state } = context;
  const reader = new ConversationReader(context);
  const delivery = createDelivery(context, reader);
  const onSignOut = (isLate: boolean) => void forget(isLate).catch(() => undefined);
  const coordinator = new TabCoordinator(context, reader, delivery.outbox, onSignOut);
  const receipts = new ReadReceipts(context);
  const stop = () => {
    ended.abort();
    coordinator.close();
    reader.close();
    delivery.outbox.stop();
    state.close();
  };
  const forget = async (isLate: boolean) => {
    coordinator.leave();
    const wiped = delivery.forget(isLate);
    state.change(emptySnapshot);
    stop();
    await wiped;
  };
  return { ...context, reader, delivery, coordinator, receipts, stop, forget };
}
