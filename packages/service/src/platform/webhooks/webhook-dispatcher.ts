import type { Kernel } from '../../kernel/kernel.ts';
import { describeError } from '../../base/logger.ts';
import { claimDeliveries, listWaitingEndpoints } from './claim-deliveries.ts';
import type { ClaimedDelivery, Room } from './claim-deliveries.ts';
import { webhookTopic } from './emit-webhook.ts';
import { deleteDelivery } from '../../domain/webhook-endpoints/delivery-rows.ts';
import { recordTry } from './record-try.ts';
import { tryDelivery } from './try-delivery.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** How late a delivery made by another node may be sent, should its wake-up be lost. */
const sweepMs = 30_000;

/** When to look again after another node was quicker, or the database failed. */
const pauseMs = 1000;

/** Tries at one time to one endpoint, so that a slow receiver holds up itself alone. */
const mostAtOnce = 4;

/** Tries at one time on this node. */
const mostInAll = 256;

/**
 * Sends what is due. Every node that has a sender does; a lease on each delivery keeps two from sending
 * the same. What a node was sending when it died is sent again once its lease is over: receivers
 * tell by the event's id.
 *
 * @internal
 */
export class WebhookDispatcher {
  readonly #kernel: Kernel;
  readonly #sender: WebhookSender;
  /** Tries under way, by endpoint. */
  readonly #running = new Map<string, number>();
  #looking = false;
  #lookAgain = false;
  #cancel: () => void = () => undefined;

  constructor(kernel: Kernel, sender: WebhookSender) {
    this.#kernel = kernel;
    this.#sender = sender;
  }

  /** Sends what is due now, and from then on whatever becomes due, until the service closes. */
  start(): void {
    const { bus, signal } = this.#kernel;
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
    if (this.#looking || this.#kernel.signal.aborted) return;
    this.#looking = true;
    this.#kernel.track(this.#sendDue());
  }

  async #sendDue(): Promise<void> {
    let nextAt = Infinity;
    try {
      while (this.#lookAgain && !this.#kernel.signal.aborted) {
        this.#lookAgain = false;
        nextAt = await this.#sendBatch();
        if (nextAt <= this.#kernel.clock.now()) this.#lookAgain = true;
      }
    } catch (error) {
      this.#kernel.logger.error('webhook-dispatch-failed', describeError(error));
      nextAt = this.#kernel.clock.now() + pauseMs;
    } finally {
      this.#looking = false;
      this.#arm(nextAt);
    }
  }

  /** Takes what is due and has room. @returns when to look again, in ms. */
  async #sendBatch(): Promise<number> {
    const room = this.#room();
    if (room.total <= 0) return Infinity;
    const waiting = await listWaitingEndpoints(this.#kernel);
    const free = waiting.filter(({ id }) => room.of(id) > 0);
    const now = this.#kernel.clock.now();
    const due = free.filter((endpoint) => endpoint.due <= now);
    if (due.length === 0) return free[0]?.due ?? Infinity;
    const claimed = await claimDeliveries(this.#kernel, due, room);
    for (const delivery of claimed) this.#kernel.track(this.#deliver(delivery));
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
    const { clock, signal } = this.#kernel;
    this.#cancel();
    if (signal.aborted) return;
    const delayMs = Math.min(Math.max(0, at - clock.now()), sweepMs);
    this.#cancel = clock.setTimeout(() => this.#look(), delayMs);
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { endpoint_id: endpointId, id: deliveryId } = delivery;
    this.#running.set(endpointId, (this.#running.get(endpointId) ?? 0) + 1);
    try {
      const tried = await tryDelivery(this.#kernel, this.#sender, delivery);
      if (tried) await recordTry(this.#kernel, delivery, tried, Math.random());
      else if (this.#kernel.signal.aborted) await this.#giveBack(delivery);
      else await deleteDelivery(this.#kernel, delivery);
    } catch (error) {
      // the lease ends, and the delivery is tried again
      this.#kernel.logger.error('webhook-failed', { deliveryId, ...describeError(error) });
    } finally {
      const left = (this.#running.get(endpointId) ?? 1) - 1;
      if (left > 0) this.#running.set(endpointId, left);
      else this.#running.delete(endpointId);
      this.#look();
    }
  }

  /** Lets another node, or the next start, send what this one did not. */
  async #giveBack({ tenant_id, id, lease }: ClaimedDelivery): Promise<void> {
    const { db, clock } = this.#kernel;
    await db
      .updateTable('webhook_deliveries')
      .set({ lease: null, next_try_at: clock.now() })
      .where('tenant_id', '=', tenant_id)
      .where('id', '=', id)
      .where('lease', '=', lease)
      .execute();
  }
}
