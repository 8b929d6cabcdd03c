export { AutoScrollController } from './auto-scroll-controller.ts';
export { deepActiveElement, focusablesIn, keepFocusIn, rememberFocus } from './focus.ts';
export { LiveAnnouncer } from './live-announcer.ts';
export { LocalizeController } from './localize-controller.ts';
export { TellerElement } from './teller-element.ts';
