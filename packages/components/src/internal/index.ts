export { AutoScrollController } from './auto-scroll-controller.ts';
export { deepActiveElement, focusablesIn, keepFocusIn, rememberFocus } from './focus.ts';
export { LiveAnnouncer } from './live-announcer.ts';
export { LocalizeController, type LocalizedHost } from './localize-controller.ts';
export { rovingIndex, type RovingOptions } from './roving.ts';
export { TellerElement } from './teller-element.ts';
