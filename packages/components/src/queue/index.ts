export type { QueueClient } from './client/queue-client.ts';
export { TellerQueue, queueViews } from './queue.ts';
export type { QueueView } from './queue.ts';
export { TellerQueueLeftEvent } from './events/queue-left-event.ts';
export type { QueueLeftDetail } from './events/queue-left-event.ts';
