import type { Kernel } from '../../kernel/kernel.ts';
import { SharedSnapshots } from './queues/shared-snapshots.ts';
import { WaitUpdates } from './queues/wait-updates.ts';
import { DeskWatch } from './presence/desk-watch.ts';
import { OfferTimer } from './assignments/offer-timer.ts';

/**
 * What the queues and the agents' work share while the service runs: the kernel, the timer of open
 * offers, the watch over empty desks, and the news that waiting customers get.
 *
 * @internal
 */
export interface Desk {
  readonly kernel: Kernel;
  readonly offers: OfferTimer;
  readonly watch: DeskWatch;
  readonly snapshots: SharedSnapshots;
  readonly waits: WaitUpdates;
}

/**
 * Makes the desk and starts what runs by time: offers that end unanswered, desks that nobody follows,
 * and the waits of customers, which change without anybody doing anything. All stop when the service
 * closes.
 *
 * @internal
 */
export function createDesk(kernel: Kernel): Desk {
  const snapshots = new SharedSnapshots(kernel);
  const waits = new WaitUpdates(kernel, snapshots);
  const desk: Desk = {
    kernel,
    snapshots,
    waits,
    offers: new OfferTimer(kernel, () => desk),
    watch: new DeskWatch(kernel, () => desk),
  };
  desk.offers.start();
  desk.watch.start();
  waits.start();
  return desk;
}
