import type { LiveEvent } from '@tellerkit/contract';
import { toTimestamp } from '../../base/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { conversationTopic } from './append-event.ts';

/** An event that passes and is not kept. @internal */
export type PassingEvent = Exclude<LiveEvent, { sequence: number } | { type: 'unknown' }>;

/** Type and data of a passing event. @internal */
export type NewPassingEvent = PassingEvent extends infer Event
  ? Event extends PassingEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;

/**
 * Tells the readers of a conversation, as they are now, of an event that is not kept.
 *
 * @internal
 */
export function publishPassing(
  kernel: Pick<Kernel, 'bus' | 'clock'>,
  conversationId: string,
  event: NewPassingEvent,
): void {
  const occurredAt = toTimestamp(kernel.clock.now());
  const passing = { ...event, conversationId, occurredAt };
  kernel.bus.publish(conversationTopic(conversationId), JSON.stringify(passing));
}
