import type { QueueBoard, QueueBoardEvent } from '@tellerkit/contract';
import type { RequestContext, StreamedEvent } from '../../../http/request-context.ts';
import { followState } from '../../../store/bus/follow-state.ts';
import type { QueueSources } from './queue-sources.ts';
import { queueTopic } from './queue-topic.ts';
import { listCalled, requireQueue } from './rows.ts';
import { readSnapshot } from './snapshot.ts';
import { toBoard } from './to-queue.ts';
import { waitRefreshMs } from './wait-refresh-ms.ts';

/**
 * Reads the public board of a queue.
 *
 * @throws ProblemError `not-found` if the tenant has no such queue.
 */
export async function readBoard(
  { db, clock }: Pick<QueueSources, 'db' | 'clock'>,
  tenantId: string,
  queueId: string,
): Promise<QueueBoard> {
  const queue = await requireQueue(db, tenantId, queueId);
  const snapshot = await readSnapshot(db, queue, clock.now());
  return toBoard(snapshot, await listCalled(db, queue));
}

/**
 * Streams the full public board of a queue, now and after each change.
 *
 * @throws ProblemError `not-found`, before the stream begins, if the tenant has no such queue.
 */
export async function followBoard(
  { db, bus, clock, snapshots }: QueueSources,
  { tenantId, signal }: Pick<RequestContext, 'tenantId' | 'signal'>,
  queueId: string,
): Promise<AsyncIterable<StreamedEvent<QueueBoardEvent>>> {
  await requireQueue(db, tenantId, queueId);
  const topics = [queueTopic(queueId)];
  const read = async () => {
    const snapshot = await snapshots.read(tenantId, queueId);
    return toBoard(snapshot, await listCalled(db, snapshot.queue));
  };
  return streamBoard(
    followState({
      bus,
      clock,
      signal,
      topics,
      refreshMs: waitRefreshMs,
      read: async () => ({ state: await read(), topics }),
    }),
  );
}

async function* streamBoard(
  states: AsyncIterable<QueueBoard>,
): AsyncGenerator<StreamedEvent<QueueBoardEvent>> {
  for await (const data of states) {
    yield { event: 'queue.board', data: { type: 'queue.board', data } };
  }
}
