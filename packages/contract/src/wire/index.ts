// Generated from what is marked `@public` by `pnpm generate`; do not edit.

export { parseShape } from './format/parse-shape.ts';
export { ShapeError } from './format/shape-error.ts';
export type { Shape, FieldShapes } from './format/shape.ts';
export type { WireEndpoint, InputOf, OutputOf } from './format/wire-endpoint.ts';
export { createAgentToken } from './generated/agent-tokens.ts';
export {
  createAgent,
  listAgents,
  getOwnAgent,
  setPresence,
  getDesk,
  streamDesk,
} from './generated/agents.ts';
export {
  acceptAssignment,
  declineAssignment,
  transferAssignment,
  completeAssignment,
} from './generated/assignments.ts';
export {
  createConversation,
  getConversation,
  listConversations,
  handOffConversation,
  closeConversation,
  markConversationRead,
  showTyping,
} from './generated/conversations.ts';
export { createCustomerToken } from './generated/customer-tokens.ts';
export { getCustomer } from './generated/customers.ts';
export { listEvents, streamEvents } from './generated/events.ts';
export {
  listArticles,
  getArticle,
  putArticle,
  deleteArticle,
  searchKnowledge,
} from './generated/knowledge.ts';
export { sendMessage, listMessages } from './generated/messages.ts';
export { getQueueEntry, streamQueueEntry, leaveQueue } from './generated/queue-entries.ts';
export { listQueues, getQueueBoard, streamQueueBoard, joinQueue } from './generated/queues.ts';
export { createSession, refreshSession, endSession, getStorageKey } from './generated/sessions.ts';
export {
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
} from './generated/surveys.ts';
export {
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} from './generated/webhook-deliveries.ts';
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
export { webhookEventShape } from './generated/webhook-events.ts';
