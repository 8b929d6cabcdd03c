import type { CSSResult } from 'lit';
import type { failureTemplate } from './status/failure-view.ts';
import type { gapTemplate } from './timeline/gap.ts';
import type { KeyboardFit } from './composer/keyboard-fit.ts';
import type { keepFocusIn } from '../../accessibility/focus.ts';
import type { noticeTemplate } from './message/notice.ts';
import type { progressTemplate } from './message/progress.ts';
import type { repliesTemplate } from './timeline/replies.ts';
import type { Reach } from '../conversation/connectivity-monitor.ts';
import type { rareWords } from '../strings/deferred-strings.ts';
import type { Requests } from './actions/requests.ts';
import type { sourcesTemplate } from './message/sources.ts';
import type { statusBarTemplate } from './status/status-bar.ts';
import type { tellNews } from './status/tell-news.ts';

export { extrasSheet } from './deferred.styles.ts';
export { failureTemplate } from './status/failure-view.ts';
export { gapTemplate } from './timeline/gap.ts';
export { KeyboardFit } from './composer/keyboard-fit.ts';
export { noticeTemplate } from './message/notice.ts';
export { keepFocusIn } from '../../accessibility/focus.ts';
export { progressTemplate } from './message/progress.ts';
export { Reach } from '../conversation/connectivity-monitor.ts';
export { rareWords } from '../strings/deferred-strings.ts';
export { repliesTemplate } from './timeline/replies.ts';
export { Requests } from './actions/requests.ts';
export { sourcesTemplate } from './message/sources.ts';
export { statusBarTemplate } from './status/status-bar.ts';
export { tellNews } from './status/tell-news.ts';

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
