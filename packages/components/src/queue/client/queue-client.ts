import type { ElementsClient } from '../../client/client-context.ts';

/** What a queue element calls. @public */
export type QueueClient = Pick<ElementsClient, 'queues' | 'queueEntries'>;
