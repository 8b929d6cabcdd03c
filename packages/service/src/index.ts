export { createService } from './create-service.ts';
export type { FetchInfo, Service } from './create-service.ts';
export type { ServiceOptions } from './service-options.ts';
export type { TenantOptions } from './platform/tenants/tenant-options.ts';
export type { QueueOptions } from './platform/tenants/queue-options.ts';
export type { SessionOptions } from './platform/tenants/session-options.ts';
export type { CustomerTokenKeyOptions } from './platform/tenants/customer-token-key.ts';
export type { Bytes, KeyStore, ServiceKeys, SigningKey } from './store/database/key-store.ts';
export type { OpenedDatabase } from './store/database/opened-database.ts';
export type { KnowledgeFile } from './search/knowledge-file.ts';
export { verifyAudit } from './platform/audit/verify-audit.ts';
export type {
  AuditFault,
  AuditFinding,
  AuditHead,
  AuditReport,
} from './platform/audit/audit-report.ts';
export type { VerifyAuditOptions } from './platform/audit/verify-audit.ts';
export { createLocalBus } from './store/bus/bus.ts';
export type { Bus, BusListener } from './store/bus/bus.ts';
export { systemClock } from './base/clock.ts';
export type { Clock } from './base/clock.ts';
export type { Limits } from './base/limits.ts';
export type { BoundOptions, Bounds } from './platform/bounds/bounds.ts';
export type {
  RateLimit,
  RateLimitOptions,
  RateLimits,
} from './platform/rate-limits/rate-limits.ts';
export type { LogFields, Logger } from './base/logger.ts';
export { createKnowledgeAssistant } from './assistant/knowledge-assistant.ts';
export type { KnowledgeAssistantOptions } from './assistant/knowledge-assistant.ts';
export type {
  Assistant,
  AssistantChunk,
  AssistantDone,
  AssistantIntent,
  AssistantQuestion,
  AssistantText,
  Citation,
  Mood,
  QuickReply,
  Turn,
  TurnRole,
} from './assistant/assistant.ts';
export type { Pace } from './assistant/pace.ts';
export type {
  KnowledgeSearch,
  RankedArticle,
  RankedPassage,
  SearchOptions,
  SearchResult,
} from './search/search-result.ts';
export type { Passage } from './search/passage.ts';
export { WebhookSendError } from './platform/webhooks/webhook-sender.ts';
export type {
  WebhookAnswer,
  WebhookRequest,
  WebhookSendFailure,
  WebhookSender,
} from './platform/webhooks/webhook-sender.ts';
export type { WebhookUrlPolicy } from './platform/webhooks/url-policy.ts';
export { ArticleFileError } from './search/article-file-error.ts';
export type { Jwk } from '@tellerkit/contract';
