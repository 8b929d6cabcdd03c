export { LiveConversation } from './live-conversation.ts';
export type { LiveConversationOptions } from './live-conversation.ts';
export { emptySnapshot } from './live-snapshot.ts';
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
  OutgoingMessage,
  OutgoingState,
  TimelineItem,
} from './live-snapshot.ts';
