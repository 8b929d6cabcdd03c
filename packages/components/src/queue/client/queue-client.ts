import type { ElementsClient } from '../../client/client-context.ts';

/** The part of a client that a queue element uses. @public */
export type QueueClient = Pick<ElementsClient, 'queues' | 'queueEntries'>;
