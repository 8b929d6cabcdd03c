import type { DeferredMessageParts } from './deferred-parts.ts';
import type { MarkdownView } from './markdown-view.ts';
import type { ProgressContext } from './progress.ts';

/** Data and actions for rendering messages. */
export interface MessageContext extends ProgressContext {
  readonly markdown: MarkdownView;
  /** Undefined until the code has loaded. */
  readonly deferred: DeferredMessageParts | undefined;
}
