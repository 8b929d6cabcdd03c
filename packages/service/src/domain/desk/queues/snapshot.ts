import type { Kysely } from 'kysely';
import type { Database } from '../../../store/database/schema.ts';
import { readAvailability } from '../agents/availability.ts';
import { hasSkills } from '../agents/routable-agent.ts';
import type { RoutableAgent } from '../agents/routable-agent.ts';
import { expectedWaitAt } from './expected-wait.ts';
import type { ServicePace } from './expected-wait.ts';
import { comparePlaces } from './line.ts';
import type { QueueRow, QueueEntryRow } from './rows.ts';
import { rateWindowStart, serviceRate } from './service-rate.ts';

/**
 * A queue at one moment: the waiting entries in order, and the agents.
 */
export interface QueueSnapshot {
  readonly queue: QueueRow;
  /** Waiting entries, the head of the line first. */
  readonly line: readonly QueueEntryRow[];
  /** Waiting entries by id. */
  readonly entries: ReadonlyMap<string, QueueEntryRow>;
  /** Position by entry id, from 1. */
  readonly positions: ReadonlyMap<string, number>;
  /** Available agents of the tenant. */
  readonly agents: readonly RoutableAgent[];
  /** Departures per millisecond; null before enough departures were measured. */
  readonly measuredRate: number | null;
}

/**
 * Creates an empty snapshot to convert an entry that does not wait. Such an entry needs only the name of its queue.
 */
export function bareSnapshot(queue: QueueRow): QueueSnapshot {
  return {
    queue,
    line: [],
    entries: new Map(),
    positions: new Map(),
    agents: [],
    measuredRate: null,
  };
}

/**
 * Reads the current snapshot of a queue.
 *
 * @param agents - available agents of the tenant, if the caller has read them already.
 */
export async function readSnapshot(
  db: Kysely<Database>,
  queue: QueueRow,
  now: number,
  agents?: readonly RoutableAgent[],
): Promise<QueueSnapshot> {
  const line = await db
    .selectFrom('queue_entries')
    .selectAll()
    .where('tenant_id', '=', queue.tenant_id)
    .where('queue_id', '=', queue.id)
    .where('state', '=', 'waiting')
    .execute();
  line.sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
  return {
    queue,
    line,
    entries: new Map(line.map((entry) => [entry.id, entry])),
    positions: new Map(line.map(({ id }, index) => [id, index + 1])),
    agents: agents ?? (await readAvailability(db, queue.tenant_id)),
    measuredRate: await measureRate(db, queue, line, now),
  };
}

/**
 * Measures the rate at which customers leave a line. Ignores entries that were put ahead, because their stay includes
 * time outside this line.
 */
async function measureRate(
  db: Kysely<Database>,
  queue: QueueRow,
  line: readonly QueueEntryRow[],
  now: number,
): Promise<number | null> {
  const since = rateWindowStart(now);
  const gone = await db
    .selectFrom('queue_entries')
    .select(['joined_at', 'called_at', 'ended_at'])
    .where('tenant_id', '=', queue.tenant_id)
    .where('queue_id', '=', queue.id)
    .where('state', '!=', 'waiting')
    .where((on) => on.or([on('called_at', '>=', since), on('ended_at', '>=', since)]))
    .whereRef('line_at', '=', 'joined_at')
    .execute();
  const waiting = line.filter((entry) => entry.line_at === entry.joined_at);
  const stays = [...gone, ...waiting].map((stay) => ({
    joinedAt: stay.joined_at,
    calledAt: stay.called_at,
    endedAt: stay.ended_at,
  }));
  return serviceRate(stays, now);
}

/**
 * Converts an entry's row to the fields that order the line.
 */
export function placeOf(entry: Pick<QueueEntryRow, 'id' | 'priority' | 'line_at'>) {
  return { id: entry.id, priority: entry.priority, lineAt: entry.line_at };
}

/**
 * Returns the skills that an agent needs for an entry of a queue.
 */
export function neededSkills(queue: { skill: string | null }, entrySkill: string | null): string[] {
  return [queue.skill, entrySkill].filter((skill) => skill !== null);
}

/**
 * Estimates the wait of an entry; null if the entry does not wait.
 */
export function waitOfEntry(snapshot: QueueSnapshot, entry: QueueEntryRow) {
  const position = snapshot.positions.get(entry.id);
  if (position === undefined) return null;
  return expectedWaitAt(position, paceOf(snapshot, entry.skill));
}

/**
 * Estimates the wait of a customer who joins now.
 */
export function waitOfNewcomer(snapshot: QueueSnapshot) {
  const waiting = snapshot.line.length;
  const free =
    snapshot.line.length === 0 &&
    serving(snapshot, null).some(({ load, capacity }) => load < capacity);
  return expectedWaitAt(free ? 0 : waiting + 1, paceOf(snapshot, null));
}

/**
 * Returns the available agents who can serve an entry of the queue.
 */
export function serving(snapshot: QueueSnapshot, entrySkill: string | null) {
  const needed = neededSkills(snapshot.queue, entrySkill);
  return snapshot.agents.filter((agent) => hasSkills(agent, needed));
}

function paceOf(snapshot: QueueSnapshot, entrySkill: string | null): ServicePace {
  const agents = serving(snapshot, entrySkill);
  return {
    slots: agents.reduce((sum, { capacity }) => sum + capacity, 0),
    handlingTimeMs: snapshot.queue.handling_time_ms,
    measuredRate: snapshot.measuredRate,
  };
}
