import { describeError } from '../../base/describe-error.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Bus } from '../../store/bus/bus.ts';
import { claimDeliveries, listWaitingEndpoints } from './claim-deliveries.ts';
import type { Room, WaitingSources, ClaimParts } from './claim-deliveries.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { deleteDelivery } from './delete-delivery.ts';
import { webhookTopic } from './emit-webhook.ts';
import { recordTry } from './record-try.ts';
import type { RecordParts } from './record-try.ts';
import { tryDelivery } from './try-delivery.ts';
import type { TryParts } from './try-delivery.ts';

/** How late a delivery made by another node may be sent, should its wake-up be lost. */
const sweepMs = 30_000;

/** When to look again after another node was quicker, or the database failed. */
const pauseMs = 1000;

/** Tries at one time to one endpoint, so that a slow receiver holds up itself alone. */
const mostAtOnce = 4;

/** Tries at one time on this node. */
const mostInAll = 256;

/** Dependencies of {@link WebhookDispatcher}. */
export interface DispatcherParts
  extends WaitingSources, ClaimParts, TryParts, RecordParts, Runtime {
  readonly bus: Bus;
}

/**
 * Sends what is due. Every node that has a sender does; a lease on each delivery keeps two from sending
 * the same. What a node was sending when it died is sent again once its lease is over: receivers
 * tell by the event's id.
 */
export class WebhookDispatcher {
  readonly #parts: DispatcherParts;
  /** Tries under way, by endpoint. */
  readonly #running = new Map<string, number>();
  #looking = false;
  #lookAgain = false;
  #cancel: () => void = () => undefined;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Sends what is due now, and from then on whatever becomes due, until the service closes. */
  start(): void {
    const { bus, signal } = this.#parts;
    const unsubscribe = bus.subscribe(webhookTopic, () => this.#look());
    const stop = () => {
      unsubscribe();
      this.#cancel();
    };
    signal.addEventListener('abort', stop, { once: true });
    this.#look();
  }

  #look(): void {
    this.#lookAgain = true;
    if (this.#looking || this.#parts.signal.aborted) return;
    this.#looking = true;
    this.#parts.track(this.#sendDue());
  }

  async #sendDue(): Promise<void> {
    let nextAt = Infinity;
    try {
      while (this.#lookAgain && !this.#parts.signal.aborted) {
        this.#lookAgain = false;
        nextAt = await this.#sendBatch();
        if (nextAt <= this.#parts.clock.now()) this.#lookAgain = true;
      }
    } catch (error) {
      this.#parts.logger.error('webhook-dispatch-failed', describeError(error));
      nextAt = this.#parts.clock.now() + pauseMs;
    } finally {
      this.#looking = false;
      this.#arm(nextAt);
    }
  }

  /** Takes what is due and has room. @returns when to look again, in ms. */
  async #sendBatch(): Promise<number> {
    const room = this.#room();
    if (room.total <= 0) return Infinity;
    const waiting = await listWaitingEndpoints(this.#parts);
    const free = waiting.filter(({ id }) => room.of(id) > 0);
    const now = this.#parts.clock.now();
    const due = free.filter((endpoint) => endpoint.due <= now);
    if (due.length === 0) return free[0]?.due ?? Infinity;
    const claimed = await claimDeliveries(this.#parts, due, room);
    for (const delivery of claimed) this.#parts.track(this.#deliver(delivery));
    return claimed.length > 0 ? now : now + pauseMs;
  }

  #room(): Room {
    const running = [...this.#running.values()];
    return {
      total: mostInAll - running.reduce((sum, count) => sum + count, 0),
      of: (endpointId) => mostAtOnce - (this.#running.get(endpointId) ?? 0),
    };
  }

  #arm(at: number): void {
    const { clock, signal } = this.#parts;
    this.#cancel();
    if (signal.aborted) return;
    const delayMs = Math.min(Math.max(0, at - clock.now()), sweepMs);
    this.#cancel = clock.setTimeout(() => this.#look(), delayMs);
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
      // The lease ends, and the delivery is tried again
      this.#parts.logger.error('webhook-failed', { deliveryId, ...describeError(error) });
    } finally {
      const left = (this.#running.get(endpointId) ?? 1) - 1;
      if (left > 0) this.#running.set(endpointId, left);
      else this.#running.delete(endpointId);
      this.#look();
    }
  }

  /** Lets another node, or the next start, send what this one did not. */
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
