// Generated from what is marked `@public` by `pnpm generate`; do not edit.

export { createAgentToken } from './agent-tokens/endpoints.ts';
export { newAgentToken } from './agent-tokens/schemas.ts';
export {
  createAgent,
  listAgents,
  getOwnAgent,
  setPresence,
  getDesk,
  streamDesk,
} from './agents/endpoints.ts';
export {
  presences,
  presence,
  agent,
  newAgent,
  presenceChange,
  desk,
  deskEvent,
} from './agents/schemas.ts';
export type { Presence, Agent, NewAgent, Desk, DeskEvent } from './agents/schemas.ts';
export {
  acceptAssignment,
  declineAssignment,
  transferAssignment,
  completeAssignment,
} from './assignments/endpoints.ts';
export { assignmentStates, assignment, transfer, wrapUp } from './assignments/schemas.ts';
export type { AssignmentState, Assignment, Transfer, WrapUp } from './assignments/schemas.ts';
export { idPrefixes, id } from './common/ids.ts';
export type { IdKind } from './common/ids.ts';
export { issuedToken } from './common/issued-token.ts';
export type { IssuedToken } from './common/issued-token.ts';
export { pageQuery, page } from './common/page.ts';
export { timestamp, day, locale, durationMs, shortText, slug } from './common/primitives.ts';
export {
  createConversation,
  getConversation,
  listConversations,
  handOffConversation,
  closeConversation,
  markConversationRead,
  showTyping,
} from './conversations/endpoints.ts';
export {
  conversationStates,
  conversation,
  newConversation,
  handOffRequest,
  conversationClosing,
  readMark,
  conversationFilter,
} from './conversations/schemas.ts';
export type {
  ConversationState,
  Conversation,
  NewConversation,
  HandOffRequest,
  ConversationClosing,
} from './conversations/schemas.ts';
export { createCustomerToken } from './customer-tokens/endpoints.ts';
export { newCustomerToken } from './customer-tokens/schemas.ts';
export type { NewCustomerToken } from './customer-tokens/schemas.ts';
export { getCustomer } from './customers/endpoints.ts';
export { customer } from './customers/schemas.ts';
export type { Customer } from './customers/schemas.ts';
export { callers, defineEndpoint } from './endpoint.ts';
export type {
  Caller,
  Method,
  Endpoint,
  EndpointPart,
  EndpointInput,
  EndpointOutput,
} from './endpoint.ts';
export { errorCodes } from './error-codes.ts';
export type { ErrorCode } from './error-codes.ts';
export { listEvents, streamEvents } from './events/endpoints.ts';
export { eventGap, liveEventTypes, liveEvent } from './events/schemas.ts';
export type { LiveEvent, LiveEventType } from './events/schemas.ts';
export { endpoints } from './generated/endpoints.ts';
export type { Endpoints } from './generated/endpoints.ts';
export {
  listArticles,
  getArticle,
  putArticle,
  deleteArticle,
  searchKnowledge,
} from './knowledge/endpoints.ts';
export {
  article,
  articleContent,
  knowledgeQuery,
  knowledgeHit,
  knowledgeResult,
} from './knowledge/schemas.ts';
export type {
  Article,
  ArticleContent,
  KnowledgeQuery,
  KnowledgeHit,
  KnowledgeResult,
} from './knowledge/schemas.ts';
export {
  textBlock,
  markdownBlock,
  quickReply,
  quickRepliesBlock,
  citation,
  citationsBlock,
  tones,
  noticeBlock,
  contentBlock,
  newContentBlock,
} from './messages/content.ts';
export type {
  ContentBlock,
  NewContentBlock,
  Citation,
  QuickReply,
  Tone,
} from './messages/content.ts';
export { sendMessage, listMessages } from './messages/endpoints.ts';
export { roles, participant, message, newMessage } from './messages/schemas.ts';
export type { Role, Participant, Message, NewMessage } from './messages/schemas.ts';
export { problem } from './problem.ts';
export type { Problem } from './problem.ts';
export { getQueueEntry, streamQueueEntry, leaveQueue } from './queue-entries/endpoints.ts';
export {
  expectedWait,
  queueEntryStates,
  queueLeaveOutcomes,
  queueEntry,
  newQueueEntry,
  queueEntryEvent,
} from './queue-entries/schemas.ts';
export type {
  ExpectedWait,
  QueueEntryState,
  QueueEntry,
  QueueEntryEvent,
} from './queue-entries/schemas.ts';
export { listQueues, getQueueBoard, streamQueueBoard, joinQueue } from './queues/endpoints.ts';
export { queue, queueBoard, queueBoardEvent } from './queues/schemas.ts';
export type { Queue, QueueBoard, QueueBoardEvent } from './queues/schemas.ts';
export { createSession, refreshSession, endSession, getStorageKey } from './sessions/endpoints.ts';
export {
  channels,
  channel,
  session,
  newSession,
  sessionRefresh,
  storageKey,
} from './sessions/schemas.ts';
export type {
  Channel,
  Session,
  NewSession,
  SessionRefresh,
  StorageKey,
} from './sessions/schemas.ts';
export {
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
} from './surveys/endpoints.ts';
export {
  newSurveyAnswer,
  surveyAnswer,
  newSurveyResponse,
  surveyResponse,
} from './surveys/responses.ts';
export type {
  NewSurveyAnswer,
  SurveyAnswer,
  NewSurveyResponse,
  SurveyResponse,
} from './surveys/responses.ts';
export { csatResult, surveyResults } from './surveys/results.ts';
export type { CsatResult, SurveyResults } from './surveys/results.ts';
export {
  csatQuestion,
  commentQuestion,
  surveyQuestion,
  survey,
  localizedText,
  newSurvey,
} from './surveys/schemas.ts';
export type { SurveyQuestion, Survey, NewSurvey } from './surveys/schemas.ts';
export {
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} from './webhook-deliveries/endpoints.ts';
export {
  webhookDeliveryStates,
  webhookFailures,
  webhookDelivery,
  webhookAttempt,
  webhookDeliveryDetail,
} from './webhook-deliveries/schemas.ts';
export type {
  WebhookDeliveryState,
  WebhookFailure,
  WebhookDelivery,
  WebhookDeliveryDetail,
} from './webhook-deliveries/schemas.ts';
export {
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookKey,
  pingWebhookEndpoint,
  replayWebhookEndpoint,
} from './webhook-endpoints/endpoints.ts';
export {
  webhookSignings,
  webhookDisabledReasons,
  webhookKey,
  webhookEndpoint,
  webhookEndpointWithKey,
  newWebhookEndpoint,
  webhookEndpointChange,
  webhookKeyRotation,
  webhookReplay,
  webhookReplayed,
} from './webhook-endpoints/schemas.ts';
export type {
  WebhookSigning,
  WebhookEndpoint,
  WebhookEndpointWithKey,
  NewWebhookEndpoint,
  WebhookEndpointChange,
  WebhookKeyRotation,
  WebhookReplay,
  WebhookReplayed,
} from './webhook-endpoints/schemas.ts';
export { webhookEventTypes, webhookEvent } from './webhook-events/schemas.ts';
export type { WebhookEvent, WebhookEventType } from './webhook-events/schemas.ts';
