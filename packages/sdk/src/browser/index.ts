export { browserOutbox } from './browser-outbox.ts';
export type { BrowserOutbox, BrowserOutboxOptions } from './browser-outbox.ts';
export { browserStorage } from './browser-storage.ts';
export type { BrowserStorage } from './browser-storage.ts';
export { browserTabs } from './browser-tabs.ts';
export type { BrowserTabsOptions } from './browser-tabs.ts';
export type { StorageKeySource } from './key-holder.ts';
