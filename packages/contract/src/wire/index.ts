export { parseShape } from './format/parse-shape.ts';
export { ShapeError } from './format/shape.ts';
export type { FieldShapes, Shape } from './format/shape.ts';
export type { InputOf, OutputOf, WireEndpoint } from './format/wire-endpoint.ts';
export { createSession, refreshSession, endSession, getStorageKey } from './generated/sessions.ts';
export { createCustomerToken } from './generated/customer-tokens.ts';
export { getCustomer } from './generated/customers.ts';
export {
  createConversation,
  getConversation,
  listConversations,
  handOffConversation,
  closeConversation,
  markConversationRead,
  showTyping,
} from './generated/conversations.ts';
export { sendMessage, listMessages } from './generated/messages.ts';
export { listEvents, streamEvents } from './generated/events.ts';
export { listQueues, getQueueBoard, streamQueueBoard, joinQueue } from './generated/queues.ts';
export { getQueueEntry, streamQueueEntry, leaveQueue } from './generated/queue-entries.ts';
export {
  createAgent,
  listAgents,
  getOwnAgent,
  setPresence,
  getDesk,
  streamDesk,
} from './generated/agents.ts';
export { createAgentToken } from './generated/agent-tokens.ts';
export {
  acceptAssignment,
  declineAssignment,
  transferAssignment,
  completeAssignment,
} from './generated/assignments.ts';
export {
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
} from './generated/surveys.ts';
export {
  listArticles,
  getArticle,
  putArticle,
  deleteArticle,
  searchKnowledge,
} from './generated/knowledge.ts';
export {
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookKey,
  pingWebhookEndpoint,
  replayWebhookEndpoint,
} from './generated/webhook-endpoints.ts';
export {
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} from './generated/webhook-deliveries.ts';
export { webhookEventShape } from './generated/webhook-event.ts';
