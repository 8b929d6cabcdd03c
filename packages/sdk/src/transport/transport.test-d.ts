import type { Page } from '../pages/page-list.ts';
import type { Queue, QueueEntry } from '@tellerkit/contract';
import { getQueueEntry, listQueues, showTyping, streamQueueEntry } from '@tellerkit/contract/wire';
import { eventStream } from '../events/event-stream.ts';
import { listPages } from '../pages/list-pages.ts';
import type { Transport } from './transport.ts';

declare const transport: Transport;
const entry = { params: { entryId: 'qen_1' } };

// The endpoint determines the types of input and output.
(await transport.call(getQueueEntry, entry)) satisfies QueueEntry;
(await transport.call(listQueues, { query: { limit: 5 } })) satisfies Page<Queue>;
(await transport.call(showTyping, { params: { conversationId: 'cnv_1' } })) satisfies undefined;
for await (const queue of listPages(transport, listQueues, { query: {} })) queue satisfies Queue;
for await (const event of eventStream(transport, streamQueueEntry, entry))
  event.data satisfies QueueEntry;

// @ts-expect-error a parameter is missing
void transport.call(getQueueEntry, {});
// @ts-expect-error a parameter has another name
void transport.call(getQueueEntry, { params: { queueId: 'que_1' } });
// @ts-expect-error a limit is a number
void transport.call(listQueues, { query: { limit: '5' } });
// @ts-expect-error there is no such field
(await transport.call(getQueueEntry, entry)).place;
// @ts-expect-error there is no such option
void transport.call(getQueueEntry, entry, { timeout: 5 });
