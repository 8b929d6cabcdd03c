import type { QueueBoard, QueueBoardEvent } from '@tellerkit/contract';
import type { Desk } from '../desk.ts';
import type { RequestContext, StreamedEvent } from '../../../http/request-context.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { listCalled, requireQueue } from './rows.ts';
import { queueTopic } from './shared-snapshots.ts';
import { readSnapshot } from './snapshot.ts';
import { followState } from '../../../store/bus/state-stream.ts';
import { viewBoard } from './to-queue.ts';
import { WAIT_REFRESH_MS } from './wait-updates.ts';

/**
 * Reads a queue as its board shows it.
 *
 * @throws ProblemError `not-found` for unknown ids and those of other tenants.
 * @internal
 */
export async function readBoard(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  tenantId: string,
  queueId: string,
): Promise<QueueBoard> {
  const queue = await requireQueue(kernel.db, tenantId, queueId);
  const snapshot = await readSnapshot(kernel.db, queue, kernel.clock.now());
  return viewBoard(snapshot, await listCalled(kernel.db, queue));
}

/**
 * Follows a board: its whole state now and after each change.
 *
 * @throws ProblemError `not-found` before the stream begins.
 * @internal
 */
export async function followBoard(
  { kernel, snapshots }: Pick<Desk, 'kernel' | 'snapshots'>,
  { tenantId, signal }: Pick<RequestContext, 'tenantId' | 'signal'>,
  queueId: string,
): Promise<AsyncIterable<StreamedEvent<QueueBoardEvent>>> {
  await requireQueue(kernel.db, tenantId, queueId);
  const topics = [queueTopic(queueId)];
  const read = async () => {
    const snapshot = await snapshots.read(tenantId, queueId);
    return viewBoard(snapshot, await listCalled(kernel.db, snapshot.queue));
  };
  return streamBoard(
    followState({
      bus: kernel.bus,
      clock: kernel.clock,
      signal,
      topics,
      refreshMs: WAIT_REFRESH_MS,
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
