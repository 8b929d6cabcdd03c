export { LiveConversation } from './live-conversation.ts';
export type { LiveConversationOptions } from './live-options.ts';
export { lateStorage } from '../tabs/late-storage.ts';
export type { LiveStorage } from '../tabs/late-storage.ts';
export type { SignOut } from '../tabs/sign-out.ts';
export type { TabMember, TabOutbox, TabState } from '../tabs/tab-member.ts';
export type { TabMembership } from '../tabs/tab-membership.ts';
export type { MemberMessage, TabRequest } from '../tabs/tab-message.ts';
export type { Tabs } from '../tabs/tabs.ts';
export type { OutboxLimits } from '../outbox/outbox-limits.ts';
export type { OutboxItem, OutgoingMessage, OutgoingState } from '../outbox/outbox-item.ts';
export { emptySnapshot } from '../snapshot/live-snapshot.ts';
export { memoryOutbox } from '../outbox/outbox-store.ts';
export type {
  OutboxEntry,
  OutboxFailure,
  OutboxOpening,
  OutboxStore,
} from '../outbox/outbox-store.ts';
export type { LiveClient } from './live-client.ts';
export type {
  LiveConnection,
  GrowingAnswer,
  LiveSnapshot,
  MarkerItem,
  MessageItem,
  ReadMark,
  TimelineItem,
} from '../snapshot/live-snapshot.ts';
