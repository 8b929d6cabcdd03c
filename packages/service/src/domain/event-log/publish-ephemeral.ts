import { toTimestamp } from '../../base/clock.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Bus } from '../../store/bus/bus.ts';
import { conversationTopic } from './conversation-topic.ts';
import type { NewEphemeralEvent } from './ephemeral-event.ts';

/** Dependencies of {@link publishEphemeral}. */
export interface EphemeralPublisher extends Pick<Runtime, 'clock'> {
  readonly bus: Bus;
}

/**
 * Sends an ephemeral event to the current readers of a conversation.
 */
export function publishEphemeral(
  { bus, clock }: EphemeralPublisher,
  conversationId: string,
  event: NewEphemeralEvent,
): void {
  const occurredAt = toTimestamp(clock.now());
  const ephemeral = { ...event, conversationId, occurredAt };
  bus.publish(conversationTopic(conversationId), JSON.stringify(ephemeral));
}
