import { Outbox } from '../outbox/outbox.ts';
import type { OutboxRoute } from '../outbox/outbox-route.ts';
import { persistIn } from '../outbox/persist-in.ts';
import type { LiveContext } from './live-context.ts';

/** Creates the outbox of a live conversation. The snapshot shows the messages of the outbox, and `route` sends them. */
export function createOutbox(context: LiveContext, route: OutboxRoute): Outbox {
  const { state, clock, random, outbox: store, outboxLimits: limits = {} } = context;
  return new Outbox({
    clock,
    random,
    limits,
    route,
    persist: persistIn(store, context, clock, (key) => state.isShown(key)),
    onRefused: () => context.onNotice('refused'),
    onChange: (outgoing) => state.change({ outgoing }),
  });
}
