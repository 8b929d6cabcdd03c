import type { CSSResult } from 'lit';
import type { renderFailure } from './status/failure-view.ts';
import type { renderGap } from './timeline/gap.ts';
import type { KeyboardFit } from './composer/keyboard-fit.ts';
import type { keepFocusIn } from '../../accessibility/focus.ts';
import type { renderNotice } from './message/notice.ts';
import type { renderProgress } from './message/progress.ts';
import type { renderReplies } from './timeline/replies.ts';
import type { ConnectivityMonitor } from '../conversation/connectivity-monitor.ts';
import type { deferredStrings } from '../strings/deferred-strings.ts';
import type { Requests } from './actions/requests.ts';
import type { renderSources } from './message/sources.ts';
import type { renderStatusBar } from './status/status-bar.ts';
import type { tellNews } from './status/tell-news.ts';

export { deferredSheet } from './deferred.styles.ts';
export { renderFailure } from './status/failure-view.ts';
export { renderGap } from './timeline/gap.ts';
export { KeyboardFit } from './composer/keyboard-fit.ts';
export { renderNotice } from './message/notice.ts';
export { keepFocusIn } from '../../accessibility/focus.ts';
export { renderProgress } from './message/progress.ts';
export { ConnectivityMonitor } from '../conversation/connectivity-monitor.ts';
export { deferredStrings } from '../strings/deferred-strings.ts';
export { renderReplies } from './timeline/replies.ts';
export { Requests } from './actions/requests.ts';
export { renderSources } from './message/sources.ts';
export { renderStatusBar } from './status/status-bar.ts';
export { tellNews } from './status/tell-news.ts';

/** What the first picture of the panel does without; it follows a moment later. @internal */
export interface Deferred {
  readonly deferredSheet: CSSResult;
  readonly KeyboardFit: typeof KeyboardFit;
  readonly ConnectivityMonitor: typeof ConnectivityMonitor;
  readonly Requests: typeof Requests;
  readonly renderFailure: typeof renderFailure;
  readonly renderGap: typeof renderGap;
  readonly keepFocusIn: typeof keepFocusIn;
  readonly renderNotice: typeof renderNotice;
  readonly renderProgress: typeof renderProgress;
  readonly deferredStrings: typeof deferredStrings;
  readonly renderReplies: typeof renderReplies;
  readonly renderSources: typeof renderSources;
  readonly renderStatusBar: typeof renderStatusBar;
  readonly tellNews: typeof tellNews;
}
