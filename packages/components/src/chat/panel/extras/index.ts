import type { CSSResult } from 'lit';
import type { KeyboardFit } from './keyboard-fit.ts';
import type { endQuestionTemplate } from './end-question.ts';
import type { failureTemplate } from './failure-view.ts';
import type { noticeTemplate } from './notice.ts';
import type { sourcesTemplate } from './sources.ts';
import type { statusBarTemplate } from './status-bar.ts';

export { endQuestionTemplate } from './end-question.ts';
export { extrasSheet } from './extras.styles.ts';
export { failureTemplate, type WayOn } from './failure-view.ts';
export { KeyboardFit } from './keyboard-fit.ts';
export { noticeTemplate } from './notice.ts';
export { sourcesTemplate } from './sources.ts';
export { statusBarTemplate } from './status-bar.ts';

/** What is rare, and arrives a moment after the panel. @internal */
export interface Extras {
  readonly KeyboardFit: typeof KeyboardFit;
  readonly extrasSheet: CSSResult;
  readonly endQuestionTemplate: typeof endQuestionTemplate;
  readonly failureTemplate: typeof failureTemplate;
  readonly noticeTemplate: typeof noticeTemplate;
  readonly sourcesTemplate: typeof sourcesTemplate;
  readonly statusBarTemplate: typeof statusBarTemplate;
}
