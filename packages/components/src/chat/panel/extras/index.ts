import type { CSSResult } from 'lit';
import type { failureTemplate } from './failure-view.ts';
import type { gapTemplate } from './gap.ts';
import type { KeyboardFit } from './keyboard-fit.ts';
import type { keepFocusIn } from '../../../internal/index.ts';
import type { noticeTemplate } from './notice.ts';
import type { progressTemplate } from './progress.ts';
import type { repliesTemplate } from './replies.ts';
import type { Reach } from './reach.ts';
import type { rareWords } from './rare-words.ts';
import type { Requests } from './requests.ts';
import type { sourcesTemplate } from './sources.ts';
import type { statusBarTemplate } from './status-bar.ts';
import type { tellNews } from './tell-news.ts';

export { extrasSheet } from './extras.styles.ts';
export { failureTemplate } from './failure-view.ts';
export { gapTemplate } from './gap.ts';
export { KeyboardFit } from './keyboard-fit.ts';
export { noticeTemplate } from './notice.ts';
export { keepFocusIn } from '../../../internal/index.ts';
export { progressTemplate } from './progress.ts';
export { Reach } from './reach.ts';
export { rareWords } from './rare-words.ts';
export { repliesTemplate } from './replies.ts';
export { Requests } from './requests.ts';
export { sourcesTemplate } from './sources.ts';
export { statusBarTemplate } from './status-bar.ts';
export { tellNews } from './tell-news.ts';

/** What the first picture of the panel does without; it follows a moment later. @internal */
export interface Extras {
  readonly extrasSheet: CSSResult;
  readonly KeyboardFit: typeof KeyboardFit;
  readonly Reach: typeof Reach;
  readonly Requests: typeof Requests;
  readonly failureTemplate: typeof failureTemplate;
  readonly gapTemplate: typeof gapTemplate;
  readonly keepFocusIn: typeof keepFocusIn;
  readonly noticeTemplate: typeof noticeTemplate;
  readonly progressTemplate: typeof progressTemplate;
  readonly rareWords: typeof rareWords;
  readonly repliesTemplate: typeof repliesTemplate;
  readonly sourcesTemplate: typeof sourcesTemplate;
  readonly statusBarTemplate: typeof statusBarTemplate;
  readonly tellNews: typeof tellNews;
}
