export { createService } from './create-service.ts';
export type { Service } from './create-service.ts';
export type { ServiceOptions } from './service-options.ts';
export type { QueueOptions, TenantOptions } from './tenants/tenant-options.ts';
export type { CustomerTokenKeyOptions } from './tenants/customer-token-key.ts';
export type { OpenedDatabase } from './database/opened-database.ts';
export type { KnowledgeFile } from './knowledge/import-articles.ts';
export { verifyAudit } from './audit/verify-audit.ts';
export type {
  AuditFault,
  AuditFinding,
  AuditHead,
  AuditReport,
  VerifyAuditOptions,
} from './audit/verify-audit.ts';
export { createLocalBus } from './bus/bus.ts';
export type { Bus, BusListener } from './bus/bus.ts';
export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export type { Limits } from './kernel/limits.ts';
export type { RateLimit, RateLimitOptions, RateLimits } from './rate-limits/rate-limits.ts';
export type { LogFields, Logger } from './kernel/logger.ts';
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
export { WebhookSendError } from './webhooks/webhook-sender.ts';
export type {
  WebhookAnswer,
  WebhookRequest,
  WebhookSendFailure,
  WebhookSender,
} from './webhooks/webhook-sender.ts';
export type { WebhookUrlPolicy } from './webhooks/url-policy.ts';
export { ArticleFileError } from './search/front-matter.ts';
