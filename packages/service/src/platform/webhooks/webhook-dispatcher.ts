import { describeError } from '../../base/describe-error.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Bus } from '../../store/bus/bus.ts';
import { claimDeliveries, listWaitingEndpoints } from './claim-deliveries.ts';
import type { DeliveryCapacity, WaitingSources, ClaimParts } from './claim-deliveries.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { deleteDelivery } from './delete-delivery.ts';
import { webhookTopic } from './emit-webhook.ts';
import { recordTry } from './record-try.ts';
import type { RecordParts } from './record-try.ts';
import { tryDelivery } from './try-delivery.ts';
import type { TryParts } from './try-delivery.ts';

/**
 * Maximum time between two searches for due deliveries. If the notification of another node's delivery is lost, the
 * delivery waits no longer than this time.
 */
const sweepMs = 30_000;

/** Delay before the next search if another node claimed the due deliveries first, or the database failed. */
const pauseMs = 1000;

/** Maximum number of parallel attempts to one endpoint, so that a slow receiver does not delay other receivers. */
const maxTriesOfEndpoint = 4;

/** Maximum number of parallel attempts on this node. */
const maxTriesOfNode = 256;

/** Dependencies of {@link WebhookDispatcher}. */
export interface DispatcherParts
  extends WaitingSources, ClaimParts, TryParts, RecordParts, Runtime {
  readonly bus: Bus;
}

/**
 * Sends due deliveries, on every node that has a sender. A lease on each delivery keeps two nodes from sending the same
 * delivery. If a node dies while sending, another node sends the delivery again after the lease expires. A receiver
 * recognises the repetition by the id of the event.
 */
export class WebhookDispatcher {
  readonly #parts: DispatcherParts;
  /** Number of running attempts by id of the endpoint. */
  readonly #running = new Map<string, number>();
  #isSearching = false;
  #searchAgain = false;
  #cancel: () => void = () => undefined;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Sends all due deliveries, now and whenever further deliveries become due, until the service closes. */
  start(): void {
    const { bus, signal } = this.#parts;
    const unsubscribe = bus.subscribe(webhookTopic, () => this.#search());
    const stop = () => {
      unsubscribe();
      this.#cancel();
    };
    signal.addEventListener('abort', stop, { once: true });
    this.#search();
  }

  #search(): void {
    this.#searchAgain = true;
    if (this.#isSearching || this.#parts.signal.aborted) return;
    this.#isSearching = true;
    this.#parts.track(this.#sendDue());
  }

  async #sendDue(): Promise<void> {
    let nextAt = Infinity;
    try {
      while (this.#searchAgain && !this.#parts.signal.aborted) {
        this.#searchAgain = false;
        nextAt = await this.#sendBatch();
        if (nextAt <= this.#parts.clock.now()) this.#searchAgain = true;
      }
    } catch (error) {
      this.#parts.logger.error('webhook-dispatch-failed', describeError(error));
      nextAt = this.#parts.clock.now() + pauseMs;
    } finally {
      this.#isSearching = false;
      this.#schedule(nextAt);
    }
  }

  /** Claims due deliveries within the capacity and starts to send them. @returns The time of the next search. */
  async #sendBatch(): Promise<number> {
    const capacity = this.#capacity();
    if (capacity.total <= 0) return Infinity;
    const waiting = await listWaitingEndpoints(this.#parts);
    const free = waiting.filter(({ id }) => capacity.of(id) > 0);
    const now = this.#parts.clock.now();
    const due = free.filter((endpoint) => endpoint.due <= now);
    if (due.length === 0) return free[0]?.due ?? Infinity;
    const claimed = await claimDeliveries(this.#parts, due, capacity);
    for (const delivery of claimed) this.#parts.track(this.#deliver(delivery));
    return claimed.length > 0 ? now : now + pauseMs;
  }

  #capacity(): DeliveryCapacity {
    const running = [...this.#running.values()];
    return {
      total: maxTriesOfNode - running.reduce((sum, count) => sum + count, 0),
      of: (endpointId) => maxTriesOfEndpoint - (this.#running.get(endpointId) ?? 0),
    };
  }

  #schedule(at: number): void {
    const { clock, signal } = this.#parts;
    this.#cancel();
    if (signal.aborted) return;
    const delayMs = Math.min(Math.max(0, at - clock.now()), sweepMs);
    this.#cancel = clock.setTimeout(() => this.#search(), delayMs);
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { endpoint_id: endpointId, id: deliveryId } = delivery;
    this.#running.set(endpointId, (this.#running.get(endpointId) ?? 0) + 1);
    try {
      const tried = await tryDelivery(this.#parts, delivery);
      if (tried) await recordTry(this.#parts, delivery, tried, Math.random());
      else if (this.#parts.signal.aborted) await this.#release(delivery);
      else await deleteDelivery(this.#parts, delivery);
    } catch (error) {
      // Leaves the lease as it is. A node sends the delivery again after the lease expires
      this.#parts.logger.error('webhook-delivery-failed', { deliveryId, ...describeError(error) });
    } finally {
      const left = (this.#running.get(endpointId) ?? 1) - 1;
      if (left > 0) this.#running.set(endpointId, left);
      else this.#running.delete(endpointId);
      this.#search();
    }
  }

  /** Ends the lease of a delivery, so that another node, or this node after its next start, sends the delivery. */
  async #release({ tenant_id, id, lease }: ClaimedDelivery): Promise<void> {
    const { db, clock } = this.#parts;
    await db
      .updateTable('webhook_deliveries')
      .set({ lease: null, next_try_at: clock.now() })
      .where('tenant_id', '=', tenant_id)
      .where('id', '=', id)
      .where('lease', '=', lease)
      .execute();
  }
}
