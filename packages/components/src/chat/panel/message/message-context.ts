import type { DeferredMessageParts } from './deferred-parts.ts';
import type { MarkdownView } from './markdown-view.ts';
import type { ProgressContext } from './progress.ts';

/** The data and the actions that messages are drawn with. */
export interface MessageContext extends ProgressContext {
  readonly markdown: MarkdownView;
  /** Undefined until its code has arrived. */
  readonly deferred: DeferredMessageParts | undefined;
}
