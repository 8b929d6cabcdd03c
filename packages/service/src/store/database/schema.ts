import type { ArticleTable } from './tables/article-table.ts';
import type { AuditTable, AuditHeadTable } from './tables/audit-tables.ts';
import type { ConversationTable, MessageTable, EventTable } from './tables/conversation-tables.ts';
import type {
  CustomerTable,
  SessionTable,
  UsedCustomerTokenTable,
} from './tables/customer-tables.ts';
import type {
  QueueTable,
  QueueEntryTable,
  AgentTable,
  DeskTable,
  AssignmentTable,
} from './tables/desk-tables.ts';
import type { IdempotencyTable } from './tables/idempotency-table.ts';
import type { SurveyTable, SurveyResponseTable } from './tables/survey-tables.ts';
import type { TenantTable, ApiKeyTable, SecretTable } from './tables/tenant-tables.ts';
import type {
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookEndpointTable,
  WebhookEventTable,
  WebhookKeyTable,
} from './tables/webhook-tables.ts';

/** All tables of the service. Times are milliseconds since 1970. */
export interface Database {
  tenants: TenantTable;
  api_keys: ApiKeyTable;
  secrets: SecretTable;
  customers: CustomerTable;
  sessions: SessionTable;
  used_customer_tokens: UsedCustomerTokenTable;
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
