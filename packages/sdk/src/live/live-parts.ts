import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveState } from '../snapshot/live-state.ts';
import { ConversationActions } from './conversation-actions.ts';
import { ConversationReader } from './conversation-reader.ts';
import { Delivery } from './delivery.ts';
import { toLiveContext } from './live-context.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { ReadReceipts } from './read-receipts.ts';
import { TabCoordinator } from './tab-coordinator.ts';

/** The parts of a live conversation, wired together. Each part knows those above it only. */
export class LiveParts {
  readonly state: LiveState;
  readonly reader: ConversationReader;
  readonly delivery: Delivery;
  readonly tabs: TabCoordinator;
  readonly actions: ConversationActions;
  readonly receipts: ReadReceipts;
  readonly #stop = new AbortController();

  constructor(options: LiveConversationOptions) {
    const context = toLiveContext(options, this.#stop.signal);
    this.state = context.state;
    this.reader = new ConversationReader(context);
    this.delivery = new Delivery(context, this.reader);
    this.tabs = new TabCoordinator(context, this.reader, this.delivery);
    this.actions = new ConversationActions(context, this.reader, this.delivery);
    this.receipts = new ReadReceipts(context);
    this.tabs.signedOut.on((isLate) => void this.forget(isLate).catch(() => undefined));
  }

  /** Stops everything, for good. The snapshot stays. */
  stop(): void {
    this.#stop.abort();
    this.tabs.close();
    this.reader.close();
    this.delivery.outbox.stop();
    this.state.close();
  }

  /**
   * Stops everything, empties the snapshot and wipes the outbox.
   *
   * @param isLate - True if the sign-out was a while ago: the customer may be back.
   */
  async forget(isLate: boolean): Promise<void> {
    this.tabs.leave();
    const wiped = this.delivery.forget(isLate);
    this.state.change(emptySnapshot);
    this.stop();
    await wiped;
  }
}
