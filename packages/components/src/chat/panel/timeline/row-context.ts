import type { MessageContext } from '../message/message-context.ts';
import type { DeferredTimelineParts } from './deferred-parts.ts';
import type { GapContext } from './gap.ts';

/** Data and actions for rendering the rows of the timeline. */
export interface RowContext extends MessageContext {
  readonly deferred: DeferredTimelineParts | undefined;
  readonly conversation: MessageContext['conversation'] & GapContext['conversation'];
}
