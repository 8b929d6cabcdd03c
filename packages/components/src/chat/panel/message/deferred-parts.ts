import type { renderNotice } from './notice.ts';
import type { renderProgress } from './progress.ts';
import type { renderSources } from './sources.ts';

/** Parts of a message whose code loads after the first messages. */
export interface DeferredMessageParts {
  readonly renderNotice: typeof renderNotice;
  readonly renderProgress: typeof renderProgress;
  readonly renderSources: typeof renderSources;
}
