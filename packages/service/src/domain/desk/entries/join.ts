import type { ConversationState, QueueEntry } from '@tellerkit/contract';
import { ProblemError, notFound } from '../../../base/problem-error.ts';
import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { HandOff } from '../../conversations/hand-off-desk.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { checkTickets } from './check-tickets.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { readEntryView } from '../queues/read-entry-view.ts';
import { listQueueRows, requireEntry, requireQueue } from '../queues/rows.ts';
import type { QueueEntryRow, QueueRow } from '../queues/rows.ts';
import { drawTicket, ticketName } from '../queues/ticket.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';

/**
 * Puts a conversation into a queue and offers the conversation at once if a suitable agent is free.
 *
 * @returns the entry after routing.
 * @throws ProblemError `not-found`, `conversation-closed`, `already-queued`, `queue-closed` or `limit-reached`.
 */
export async function joinQueue(
  desk: DeskContext,
  unit: UnitOfWork,
  handOff: HandOff,
): Promise<QueueEntry> {
  const { tenantId, conversationId } = handOff;
  await lockDesk(unit, tenantId, conversationId);
  const conversation = await unit.db
    .selectFrom('conversations as conversation')
    .innerJoin('customers as customer', 'customer.id', 'conversation.customer_id')
    .select(['conversation.state', 'conversation.customer_id', 'conversation.locale'])
    .select('customer.priority')
    .where('conversation.tenant_id', '=', tenantId)
    .where('conversation.id', '=', conversationId)
    .executeTakeFirst();
  if (conversation === undefined) throw notFound();
  checkMayJoin(conversation.state);
  const queue = await chooseQueue(unit, handOff);
  const entry = await addEntry(desk, unit, queue, {
    customerId: conversation.customer_id,
    conversationId,
    skill: handOff.skill ?? null,
    locale: conversation.locale,
    priority: conversation.priority,
  });
  await unit.db
    .updateTable('conversations')
    .set({ state: 'queued', queue_entry_id: entry.id, updated_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .execute();
  const joined = await readEntryView(unit.db, entry, unit.now);
  await appendEvent(unit, tenantId, conversationId, {
    type: 'queue.joined',
    data: { entry: joined },
  });
  return route(desk, unit, entry);
}

function checkMayJoin(state: ConversationState): void {
  if (state === 'closed') {
    throw new ProblemError(
      'conversation-closed',
      'The conversation is closed. Ask for a person in a new conversation.',
    );
  }
  if (state === 'queued') {
    throw new ProblemError(
      'already-queued',
      'The conversation is already in a queue. To get its place, read the queue entry that `queueEntryId` names.',
    );
  }
  if (state === 'agent') {
    throw new ProblemError(
      'already-queued',
      'An agent already serves this conversation. Send messages in the conversation.',
    );
  }
}

/**
 * A request for a ticket without a conversation.
 */
export interface TicketRequest {
  readonly tenantId: string;
  readonly queueId: string;
  readonly customerId: string;
  readonly priority: number;
  readonly locale: string | null;
}

/**
 * Issues a ticket without a conversation, for example at a branch kiosk.
 *
 * @throws ProblemError `not-found`, `queue-closed` or `limit-reached`.
 */
export async function joinWithTicket(
  desk: DeskContext,
  unit: UnitOfWork,
  request: TicketRequest,
): Promise<QueueEntry> {
  await lockDesk(unit, request.tenantId);
  const queue = await requireOpenQueue(unit, request.tenantId, request.queueId);
  const entry = await addEntry(desk, unit, queue, {
    customerId: request.customerId,
    conversationId: null,
    skill: null,
    locale: request.locale,
    priority: request.priority,
  });
  await emitWebhook(unit, request.tenantId, {
    type: 'queue.joined',
    data: { conversationId: null, entryId: entry.id, queueId: queue.id },
  });
  return route(desk, unit, entry);
}

async function chooseQueue(
  unit: UnitOfWork,
  { tenantId, queueId, skill }: HandOff,
): Promise<QueueRow> {
  if (queueId !== undefined) return requireOpenQueue(unit, tenantId, queueId);
  const open = (await listQueueRows(unit.db, tenantId)).filter((queue) => queue.open === 1);
  const queue =
    open.find((candidate) => skill !== undefined && candidate.skill === skill) ?? open[0];
  if (queue === undefined)
    throw new ProblemError('queue-closed', 'No queue is open. Try again later.');
  return queue;
}

async function requireOpenQueue(
  unit: UnitOfWork,
  tenantId: string,
  queueId: string,
): Promise<QueueRow> {
  const queue = await requireQueue(unit.db, tenantId, queueId);
  if (queue.open !== 1)
    throw new ProblemError(
      'queue-closed',
      'The queue is closed. Choose an open queue, or try again later.',
    );
  return queue;
}

interface NewEntry {
  readonly customerId: string;
  readonly conversationId: string | null;
  readonly skill: string | null;
  readonly locale: string | null;
  readonly priority: number;
}

async function addEntry(
  desk: DeskContext,
  unit: UnitOfWork,
  queue: QueueRow,
  entry: NewEntry,
): Promise<QueueEntryRow> {
  const owner = { tenantId: queue.tenant_id, customerId: entry.customerId };
  await checkTickets(unit, desk.boundsOf(queue.tenant_id), owner);
  const counter = drawTicket(queue.last_ticket, unit.now);
  await unit.db
    .updateTable('queues')
    .set({ last_ticket: counter })
    .where('tenant_id', '=', queue.tenant_id)
    .where('id', '=', queue.id)
    .execute();
  notifyQueue(desk, unit, queue.tenant_id, queue.id);
  return unit.db
    .insertInto('queue_entries')
    .values({
      id: unit.newId('queueEntry'),
      tenant_id: queue.tenant_id,
      queue_id: queue.id,
      customer_id: entry.customerId,
      conversation_id: entry.conversationId,
      ticket: ticketName(queue.ticket_prefix, counter),
      state: 'waiting',
      outcome: null,
      skill: entry.skill,
      locale: entry.locale,
      wanted_agent_id: null,
      priority: entry.priority,
      line_at: unit.now,
      joined_at: unit.now,
      called_at: null,
      ended_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function route(
  desk: DeskContext,
  unit: UnitOfWork,
  entry: QueueEntryRow,
): Promise<QueueEntry> {
  await routeTenant(desk, unit, entry.tenant_id);
  const routed = await requireEntry(unit.db, entry.tenant_id, entry.id);
  return readEntryView(unit.db, routed, unit.now);
}
