import type { DeferredMessageParts } from '../message/deferred-parts.ts';
import type { renderGap } from './gap.ts';
import type { renderNewest } from './newest.ts';
import type { renderReplies } from './replies.ts';
import type { renderTyping } from './typing.ts';

/** Parts of the timeline whose code loads after the first messages. */
export interface DeferredTimelineParts extends DeferredMessageParts {
  readonly renderGap: typeof renderGap;
  readonly renderNewest: typeof renderNewest;
  readonly renderReplies: typeof renderReplies;
  readonly renderTyping: typeof renderTyping;
}
