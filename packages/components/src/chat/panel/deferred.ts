// The code of these parts loads after the first render of the panel, because the first render does not need it.
export { keepFocusIn } from '../../accessibility/focus.ts';
export { failureOf } from '../conversation/failure.ts';
export { ConnectivityMonitor } from '../conversation/connectivity-monitor.ts';
export { Requests } from './actions/requests.ts';
export { initials } from './header/initials.ts';
export { KeyboardFit } from './composer/keyboard-fit.ts';
export { deferredSheet } from './deferred.styles.ts';
export { renderNotice } from './message/notice.ts';
export { renderProgress } from './message/progress.ts';
export { renderSources } from './message/sources.ts';
export { renderFailure } from './status/failure-view.ts';
export { renderStatusBar } from './status/status-bar.ts';
export { announceNews } from './status/announce-news.ts';
export { renderEmbedded } from './timeline/embedded.ts';
export { renderGap } from './timeline/gap.ts';
export { renderReplies } from './timeline/replies.ts';
