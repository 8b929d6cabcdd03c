export { idPrefixes, id } from './common/ids.ts';
export type { IdKind } from './common/ids.ts';
export { timestamp, day, locale, durationMs, shortText, slug } from './common/primitives.ts';
export { pageQuery, page } from './common/page.ts';
export { callers, defineEndpoint } from './endpoint.ts';
export type {
  Caller,
  Method,
  Endpoint,
  EndpointInput,
  EndpointOutput,
  EndpointPart,
} from './endpoint.ts';
export { errorCodes } from './error-codes.ts';
export type { ErrorCode } from './error-codes.ts';
export { problem } from './problem.ts';
export type { Problem } from './problem.ts';
export {
  createSession,
  refreshSession,
  endSession,
  getStorageKey,
  createCustomerToken,
} from './sessions/endpoints.ts';
export {
  channels,
  channel,
  session,
  newSession,
  sessionRefresh,
  issuedToken,
  storageKey,
  newCustomerToken,
} from './sessions/schemas.ts';
export type {
  Channel,
  Session,
  NewSession,
  SessionRefresh,
  IssuedToken,
  StorageKey,
  NewCustomerToken,
} from './sessions/schemas.ts';
export { getCustomer } from './customers/endpoints.ts';
export { customer } from './customers/schemas.ts';
export type { Customer } from './customers/schemas.ts';
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
export { listEvents, streamEvents } from './events/endpoints.ts';
export { eventGap, liveEventTypes, liveEvent } from './events/schemas.ts';
export type { LiveEvent, LiveEventType } from './events/schemas.ts';
export {
  listQueues,
  getQueueBoard,
  streamQueueBoard,
  joinQueue,
  getQueueEntry,
  streamQueueEntry,
  leaveQueue,
} from './queues/endpoints.ts';
export {
  expectedWait,
  queue,
  queueEntryStates,
  queueLeaveOutcomes,
  queueEntry,
  newQueueEntry,
  queueBoard,
  queueBoardEvent,
  queueEntryEvent,
} from './queues/schemas.ts';
export type {
  ExpectedWait,
  Queue,
  QueueEntryState,
  QueueEntry,
  QueueBoard,
  QueueBoardEvent,
  QueueEntryEvent,
} from './queues/schemas.ts';
export {
  createAgent,
  listAgents,
  getOwnAgent,
  setPresence,
  getDesk,
  streamDesk,
  createAgentToken,
  acceptAssignment,
  declineAssignment,
  transferAssignment,
  completeAssignment,
} from './agents/endpoints.ts';
export {
  presences,
  presence,
  agent,
  newAgent,
  presenceChange,
  assignmentStates,
  assignment,
  transfer,
  wrapUp,
  desk,
  deskEvent,
  newAgentToken,
} from './agents/schemas.ts';
export type {
  Presence,
  Agent,
  NewAgent,
  AssignmentState,
  Assignment,
  Transfer,
  WrapUp,
  Desk,
  DeskEvent,
} from './agents/schemas.ts';
export {
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
} from './surveys/endpoints.ts';
export {
  csatQuestion,
  commentQuestion,
  surveyQuestion,
  survey,
  localizedText,
  newSurvey,
  newSurveyAnswer,
  surveyAnswer,
  newSurveyResponse,
  surveyResponse,
  csatResult,
  surveyResults,
} from './surveys/schemas.ts';
export type {
  SurveyQuestion,
  Survey,
  NewSurvey,
  NewSurveyAnswer,
  SurveyAnswer,
  NewSurveyResponse,
  SurveyResponse,
  CsatResult,
  SurveyResults,
} from './surveys/schemas.ts';
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
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookKey,
  pingWebhookEndpoint,
  replayWebhookEndpoint,
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} from './webhook-endpoints/endpoints.ts';
export { webhookEvent, webhookEventTypes } from './webhook-events/schemas.ts';
export type { WebhookEvent, WebhookEventType } from './webhook-events/schemas.ts';
export {
  webhookSignings,
  webhookDisabledReasons,
  webhookKey,
  webhookEndpoint,
  webhookEndpointWithKey,
  newWebhookEndpoint,
  webhookEndpointChange,
  webhookKeyRotation,
  webhookDeliveryStates,
  webhookFailures,
  webhookDelivery,
  webhookAttempt,
  webhookDeliveryDetail,
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
  WebhookDeliveryState,
  WebhookFailure,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookReplay,
  WebhookReplayed,
} from './webhook-endpoints/schemas.ts';
export { endpoints } from './endpoints.ts';
export type { Endpoints } from './endpoints.ts';
