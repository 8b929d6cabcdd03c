import type { Generated } from 'kysely';
import type {
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookEndpointTable,
  WebhookEventTable,
  WebhookKeyTable,
} from './webhook-tables.ts';

/** One bank or brand. `settings` is the JSON of its {@link TenantSettings}. @internal */
export interface TenantTable {
  id: string;
  slug: string;
  name: string;
  settings: string;
  created_at: number;
}

/** Keys of a tenant, as SHA-256 hashes in hex. @internal */
export interface ApiKeyTable {
  hash: string;
  tenant_id: string;
  kind: 'publishable' | 'secret';
  created_at: number;
}

/** What the service made up for itself once, for example the key it signs tokens with. @internal */
export interface SecretTable {
  name: string;
  value: string;
  created_at: number;
}

/** A customer; `external_id` is the bank's id, null for anonymous ones. @internal */
export interface CustomerTable {
  id: string;
  tenant_id: string;
  external_id: string | null;
  display_name: string | null;
  priority: number;
  created_at: number;
}

/** A session; its refresh token is kept as a hash only. @internal */
export interface SessionTable {
  id: string;
  tenant_id: string;
  customer_id: string;
  anonymous: number;
  channel: string;
  locale: string;
  refresh_hash: string;
  refresh_expires_at: number;
  created_at: number;
  ended_at: number | null;
}

/**
 * A conversation. `asked_sequence` is the newest message that the assistant shall answer,
 * `answered_sequence` the newest it is done with, `answer_message_id` the id its next answer will have,
 * `answer_node` the node that gives it, until `answer_until` at least.
 *
 * @internal
 */
export interface ConversationTable {
  id: string;
  tenant_id: string;
  customer_id: string;
  channel: string;
  locale: string;
  state: string;
  agent_id: string | null;
  queue_entry_id: string | null;
  last_sequence: Generated<number>;
  asked_sequence: Generated<number>;
  answered_sequence: Generated<number>;
  answer_message_id: string | null;
  answer_node: string | null;
  answer_until: number | null;
  created_at: number;
  updated_at: number;
  closed_at: number | null;
  disposition: string | null;
}

/** A message; `content` is the JSON of its blocks. @internal */
export interface MessageTable {
  id: string;
  tenant_id: string;
  conversation_id: string;
  sequence: number;
  client_id: string | null;
  author_role: string;
  author_id: string | null;
  author_name: string | null;
  content: string;
  created_at: number;
}

/** A stored event; `data` is its JSON. @internal */
export interface EventTable {
  tenant_id: string;
  conversation_id: string;
  sequence: number;
  type: string;
  data: string;
  occurred_at: number;
}

/** A queue. @internal */
export interface QueueTable {
  id: string;
  tenant_id: string;
  name: string;
  /** What the queue is called in the tenant's options; the same slug is the same queue. */
  slug: string;
  skill: string | null;
  open: number;
  ticket_prefix: string;
  last_ticket: Generated<number>;
  handling_time_ms: number;
  position: number;
  created_at: number;
}

/** A place in a queue. The line goes by `priority` downwards, then `line_at`, then `id`. @internal */
export interface QueueEntryTable {
  id: string;
  tenant_id: string;
  queue_id: string;
  customer_id: string;
  conversation_id: string | null;
  ticket: string;
  state: string;
  outcome: string | null;
  skill: string | null;
  locale: string | null;
  /** Agent to whom an assignment was handed on by name. */
  wanted_agent_id: string | null;
  priority: number;
  /** Moment that orders the line; put before all others for who returns to its head. */
  line_at: number;
  joined_at: number;
  called_at: number | null;
  ended_at: number | null;
}

/** An agent; `skills` and `locales` are JSON arrays. @internal */
export interface AgentTable {
  id: string;
  tenant_id: string;
  display_name: string;
  desk: string | null;
  skills: string;
  locales: string;
  capacity: number;
  presence: string;
  presence_at: number;
  last_assigned_at: number | null;
  created_at: number;
}

/** A customer given to an agent. @internal */
export interface AssignmentTable {
  id: string;
  tenant_id: string;
  agent_id: string;
  entry_id: string;
  conversation_id: string | null;
  state: string;
  outcome: string | null;
  disposition: string | null;
  note: string | null;
  offered_at: number;
  offer_ends_at: number | null;
  accepted_at: number | null;
  closed_at: number | null;
  ended_at: number | null;
}

/** A survey; `questions` is its JSON with all languages. @internal */
export interface SurveyTable {
  id: string;
  tenant_id: string;
  name: string;
  touchpoint: string;
  questions: string;
  created_at: number;
}

/** A response; `answers` is its JSON, `score` the CSAT score in it. @internal */
export interface SurveyResponseTable {
  id: string;
  tenant_id: string;
  survey_id: string;
  customer_id: string;
  conversation_id: string | null;
  locale: string;
  answers: string;
  score: number | null;
  commented: number;
  created_at: number;
}

/** An article in one language; `tags` and `asked` are JSON arrays, the days `YYYY-MM-DD`. @internal */
export interface ArticleTable {
  id: string;
  tenant_id: string;
  slug: string;
  locale: string;
  title: string;
  body: string;
  tags: string;
  asked: string;
  valid_from: string;
  valid_to: string | null;
  version: number;
  updated_at: number;
}

/**
 * What was changed or refused, by whom. Never holds what was sent. Entries of a lane form a chain; those
 * of before there were chains have none.
 *
 * @internal
 */
export interface AuditTable {
  id: string;
  tenant_id: string;
  request_id: string;
  occurred_at: number;
  caller_kind: string;
  caller_id: string;
  action: string;
  target: string | null;
  status: number;
  lane: number | null;
  sequence: number | null;
  previous_hash: string | null;
  hash: string | null;
}

/** The newest entry of each audit chain. @internal */
export interface AuditHeadTable {
  tenant_id: string;
  lane: number;
  sequence: number;
  hash: string;
}

/** An answer kept for repetitions of its request. The key is kept as a hash only. @internal */
export interface IdempotencyTable {
  tenant_id: string;
  caller: string;
  endpoint: string;
  key_hash: string;
  request_hash: string;
  status: number;
  /** The body, or its encryption under the caller's key where it holds tokens. */
  body: string | null;
  sealed: number;
  expires_at: number;
}

/** When somebody last followed an agent's desk. @internal */
export interface DeskTable {
  tenant_id: string;
  agent_id: string;
  seen_at: number;
}

/** All tables of the service. Times are milliseconds since 1970. @internal */
export interface Database {
  tenants: TenantTable;
  api_keys: ApiKeyTable;
  secrets: SecretTable;
  customers: CustomerTable;
  sessions: SessionTable;
  conversations: ConversationTable;
  messages: MessageTable;
  events: EventTable;
  queues: QueueTable;
  queue_entries: QueueEntryTable;
  agents: AgentTable;
  desks: DeskTable;
  assignments: AssignmentTable;
  surveys: SurveyTable;
  survey_responses: SurveyResponseTable;
  articles: ArticleTable;
  audit: AuditTable;
  audit_heads: AuditHeadTable;
  idempotency: IdempotencyTable;
  webhook_endpoints: WebhookEndpointTable;
  webhook_keys: WebhookKeyTable;
  webhook_events: WebhookEventTable;
  webhook_deliveries: WebhookDeliveryTable;
  webhook_attempts: WebhookAttemptTable;
}
