import type { DeferredMessageParts } from '../message/deferred-parts.ts';
import type { renderGap } from './gap.ts';
import type { renderReplies } from './replies.ts';

/** Parts of the timeline whose code loads after the first messages. */
export interface DeferredTimelineParts extends DeferredMessageParts {
  readonly renderGap: typeof renderGap;
  readonly renderReplies: typeof renderReplies;
}
