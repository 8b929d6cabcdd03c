import type { Runtime } from '../../base/runtime.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import type { Bus } from '../../store/bus/bus.ts';
import type { Store } from '../../store/store.ts';
import { OfferTimer } from './assignments/offer-timer.ts';
import { DeskWatch } from './presence/desk-watch.ts';
import { SharedSnapshots } from './queues/shared-snapshots.ts';
import { WaitUpdates } from './queues/wait-updates.ts';
import type { DeskContext } from './routing/desk-context.ts';

/** Dependencies of {@link openDesk}. */
export interface DeskParts extends Store, Runtime {
  readonly bus: Bus;
  readonly tenants: Pick<Tenants, 'all' | 'settings'>;
}

/** The parts of the desk that its endpoints share. */
export interface Desk extends DeskContext {
  readonly snapshots: SharedSnapshots;
  readonly watch: DeskWatch;
}

/**
 * Creates the desk and starts its timers. They expire offers, set absent agents to away, and update expected waits. All
 * timers stop when the service closes.
 */
export function openDesk(parts: DeskParts): Desk {
  const boundsOf = (tenantId: string) => parts.tenants.settings(tenantId).bounds;
  const snapshots = new SharedSnapshots(parts);
  const waits = new WaitUpdates({ ...parts, snapshots });
  const offers = new OfferTimer({ ...parts, waits, boundsOf });
  const watch = new DeskWatch({ ...parts, waits, offers, boundsOf });
  offers.start();
  watch.start();
  waits.start();
  return { snapshots, waits, offers, watch, boundsOf };
}
