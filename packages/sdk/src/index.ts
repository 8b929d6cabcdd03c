export { TellerClient } from './client/teller-client.ts';
export { CustomerClient } from './client/customer-client.ts';
export type { CustomerClientOptions } from './client/customer-client.ts';
export type { HeaderReader } from './base/header-reader.ts';
export type { CallOptions } from './transport/call-options.ts';
export type {
  ConnectionOptions,
  GiveOneCredential,
  PublishableKeyOptions,
  SecondCredential,
  SecretKeyOptions,
  TellerClientOptions,
  TokenOptions,
} from './transport/client-options.ts';
export type {
  AccessToken,
  TokenProvider,
  TokenReason,
  TokenRequest,
} from './authentication/token.ts';
export type { Clock } from './base/clock.ts';
export type { Telemetry, TelemetryAttempt, TelemetryCall } from './telemetry/telemetry.ts';
export type { Logger, LogFields } from './transport/logger.ts';
export type { Lifecycle, LifecycleChange } from './lifecycle/lifecycle.ts';
export { pageLifecycle } from './lifecycle/page-lifecycle.ts';
export type { PageEnvironment, PageListening } from './lifecycle/page-lifecycle.ts';

export { CustomerSession } from './session/customer-session.ts';
export type { CustomerSessionOptions } from './session/customer-session.ts';
export { memorySessionStore, webSessionStore } from './session/session-store.ts';
export type { SessionStore } from './session/session-store.ts';

export { Agents } from './resources/agents.ts';
export { Assignments } from './resources/assignments.ts';
export { Audit } from './resources/audit.ts';
export type { AuditQuery } from './resources/audit.ts';
export { Conversations } from './resources/conversations.ts';
export type { ConversationQuery } from './resources/conversations.ts';
export { CustomerTokens } from './resources/customer-tokens.ts';
export { Customers } from './resources/customers.ts';
export { Events } from './resources/events.ts';
export type { EventPage, EventQuery } from './resources/events.ts';
export { Knowledge } from './resources/knowledge.ts';
export type { ArticleQuery } from './resources/knowledge.ts';
export { Messages } from './resources/messages.ts';
export type { PageQuery } from './resources/page-query.ts';
export { QueueEntries } from './resources/queue-entries.ts';
export { Queues } from './resources/queues.ts';
export { Resource } from './resources/resource.ts';
export { SessionDirectory } from './resources/session-directory.ts';
export type { SessionQuery } from './resources/session-directory.ts';
export { Sessions } from './resources/sessions.ts';
export { SurveyForms } from './resources/survey-forms.ts';
export { Surveys } from './resources/surveys.ts';
export type { SurveyQuery, TimeSpan } from './resources/surveys.ts';
export { WebhookDeliveries } from './resources/webhook-deliveries.ts';
export type { WebhookDeliveryQuery } from './resources/webhook-deliveries.ts';
export { WebhookEndpoints } from './resources/webhook-endpoints.ts';

export { createKeyTransport } from './client/create-key-transport.ts';
export { createTransport } from './client/create-transport.ts';
export type { Transport } from './transport/transport.ts';
export type { Reply } from './transport/call.ts';
export type { ResponseInfo } from './transport/response-info.ts';
export { withResponse } from './transport/with-response.ts';
export type { Fetch } from './transport/fetch.ts';
export type { HttpRequest, HttpResponse, HttpTransport } from './transport/http-transport.ts';
export type { Settings } from './transport/settings.ts';
export type { ToTokenSource, TokenDeadline, TokenSource } from './authentication/token-source.ts';
export type { RetryBudget } from './transport/retry-budget.ts';
export type { ConversationEventsOptions } from './events/conversation-events.ts';
export type { ConnectionState, EventStreamOptions } from './events/event-stream-options.ts';
export type { SequencedEvent, SequenceOptions } from './events/sequence.ts';
export type { StateStreamOptions } from './events/state-stream-options.ts';
export { PageList } from './pages/page-list.ts';
export type { Page } from './pages/page-list.ts';

export {
  cleanText,
  countCharacters,
  firstCharacter,
  toLanguageTag,
} from '@tellerkit/contract/wire';

export { TellerError } from './errors/teller-error.ts';
export type {
  ClientErrorCode,
  TellerErrorCode,
  TellerErrorFacts,
  TellerErrorName,
} from './errors/teller-error.ts';
export { ApiError } from './errors/api-error.ts';
export type { ApiErrorFacts, FieldError } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { OutboxError } from './errors/outbox-error.ts';
export type { OutboxErrorCode } from './errors/outbox-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { ResponseShapeError } from './errors/response-shape-error.ts';
export { StreamError } from './errors/stream-error.ts';
export type { EventGap } from './errors/stream-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export {
  isApiError,
  isAuthenticationError,
  isConnectionError,
  isOutboxError,
  isRateLimitError,
  isResponseShapeError,
  isStreamError,
  isTellerError,
  isTimeoutError,
} from './errors/guards.ts';

export type {
  Agent,
  AgentChange,
  Article,
  ArticleContent,
  Assignment,
  AuditActorKind,
  AuditEntry,
  Channel,
  Citation,
  ContentBlock,
  Conversation,
  ConversationClosing,
  ConversationState,
  CsatResult,
  Customer,
  Desk,
  DeskEvent,
  ErrorCode,
  ExpectedWait,
  HandOffRequest,
  IssuedToken,
  KnowledgeHit,
  KnowledgeQuery,
  KnowledgeResult,
  LiveEvent,
  Message,
  NewAgent,
  NewContentBlock,
  NewConversation,
  NewCustomerToken,
  NewMessage,
  NewSession,
  NewSurvey,
  NewSurveyAnswer,
  NewSurveyResponse,
  NewWebhookEndpoint,
  PageChannel,
  Participant,
  Presence,
  Queue,
  QueueBoard,
  QueueBoardEvent,
  QueueEntry,
  QueueEntryEvent,
  QueueEntryState,
  QuickReply,
  Role,
  Session,
  SessionRefresh,
  SessionSummary,
  StorageKey,
  Survey,
  SurveyAnswer,
  SurveyQuestion,
  SurveyResponse,
  SurveyResults,
  Tone,
  Transfer,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryState,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookEndpointWithKey,
  WebhookEvent,
  WebhookEventType,
  WebhookFailure,
  WebhookKeyRotation,
  WebhookReplay,
  WebhookReplayed,
  WebhookSigning,
  WrapUp,
} from '@tellerkit/contract';
