import type { DeferredMessageParts } from './deferred-parts.ts';
import type { MarkdownView } from './markdown-view.ts';
import type { ProgressContext } from './progress.ts';

/** Data and actions for rendering messages. */
export interface MessageContext extends ProgressContext {
  readonly markdown: MarkdownView;
  /** Parts whose code loads later. Undefined until then. */
  readonly deferred: DeferredMessageParts | undefined;
}
