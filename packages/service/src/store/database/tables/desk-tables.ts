import type {
  queueLeaveOutcomes,
  QueueEntryState,
  Presence,
  StaffRole,
  AssignmentState,
} from '@tellerkit/contract';
import type { Generated } from 'kysely';
import type { JsonText } from '../../../base/json-text.ts';
import type { AssignmentOutcome } from './assignment-outcome.ts';

/** A queue. */
export interface QueueTable {
  id: string;
  tenant_id: string;
  name: string;
  /** Slug of the queue in the tenant's options. The slug identifies the queue across restarts. */
  slug: string;
  skill: string | null;
  open: number;
  ticket_prefix: string;
  last_ticket: Generated<number>;
  handling_time_ms: number;
  position: number;
  created_at: number;
}

/** A place in a queue. Places are sorted by descending `priority`, then by `line_at`, then by `id`. */
export interface QueueEntryTable {
  id: string;
  tenant_id: string;
  queue_id: string;
  customer_id: string;
  conversation_id: string | null;
  ticket: string;
  state: QueueEntryState;
  outcome: (typeof queueLeaveOutcomes)[number] | null;
  skill: string | null;
  locale: string | null;
  /**
   * Agent to whom a colleague transferred the customer. The customer waits for this agent while the agent is available.
   * Null without such a transfer.
   */
  wanted_agent_id: string | null;
  priority: number;
  /**
   * Time that decides the place in the line. An entry that must be next gets a time before the times of all other
   * entries.
   */
  line_at: number;
  joined_at: number;
  called_at: number | null;
  ended_at: number | null;
}

/**
 * An agent. `skills`, `locales` and `queue_ids` are JSON arrays. The row of a removed agent stays, because past events
 * and assignments name the agent.
 */
export interface AgentTable {
  id: string;
  tenant_id: string;
  display_name: string;
  desk: string | null;
  skills: JsonText<readonly string[]>;
  locales: JsonText<readonly string[]>;
  capacity: number;
  presence: Presence;
  presence_at: number;
  last_assigned_at: number | null;
  role: Generated<StaffRole>;
  /** Queues that a supervisor supervises; empty for all queues. */
  queue_ids: Generated<JsonText<readonly string[]>>;
  /** Number of suspensions. Tokens of an earlier generation are invalid. */
  token_generation: Generated<number>;
  suspended_at: number | null;
  removed_at: number | null;
  created_at: number;
}

/** The assignment of a customer to an agent. */
export interface AssignmentTable {
  id: string;
  tenant_id: string;
  agent_id: string;
  entry_id: string;
  /** Queue from which the customer was offered. A transfer changes the queue of the entry, but not this queue. */
  queue_id: string | null;
  conversation_id: string | null;
  state: AssignmentState;
  outcome: AssignmentOutcome | null;
  disposition: string | null;
  note: string | null;
  offered_at: number;
  offer_ends_at: number | null;
  accepted_at: number | null;
  closed_at: number | null;
  ended_at: number | null;
}

/** The time at which an agent's page last streamed or read its desk. */
export interface DeskTable {
  tenant_id: string;
  agent_id: string;
  seen_at: number;
}
