// Generated from the `endpoints.ts` of each domain by `pnpm generate`; do not edit.

import { createSession, refreshSession, endSession, getStorageKey } from '../sessions/endpoints.ts';
import { createCustomerToken } from '../customer-tokens/endpoints.ts';
import { getCustomer } from '../customers/endpoints.ts';
import {
  createConversation,
  getConversation,
  listConversations,
  handOffConversation,
  closeConversation,
  markConversationRead,
  showTyping,
} from '../conversations/endpoints.ts';
import { sendMessage, listMessages } from '../messages/endpoints.ts';
import { listEvents, streamEvents } from '../events/endpoints.ts';
import { listQueues, getQueueBoard, streamQueueBoard, joinQueue } from '../queues/endpoints.ts';
import { getQueueEntry, streamQueueEntry, leaveQueue } from '../queue-entries/endpoints.ts';
import {
  createAgent,
  listAgents,
  getOwnAgent,
  setPresence,
  getDesk,
  streamDesk,
} from '../agents/endpoints.ts';
import { createAgentToken } from '../agent-tokens/endpoints.ts';
import {
  acceptAssignment,
  declineAssignment,
  transferAssignment,
  completeAssignment,
} from '../assignments/endpoints.ts';
import {
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
} from '../surveys/endpoints.ts';
import {
  listArticles,
  getArticle,
  putArticle,
  deleteArticle,
  searchKnowledge,
} from '../knowledge/endpoints.ts';
import {
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookKey,
  pingWebhookEndpoint,
  replayWebhookEndpoint,
} from '../webhook-endpoints/endpoints.ts';
import {
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} from '../webhook-deliveries/endpoints.ts';

/**
 * Every endpoint of the service, by its name. Named one by one, so that types refer to them instead of
 * repeating their schemas.
 *
 * @public
 */
export type Endpoints = {
  readonly createSession: typeof createSession;
  readonly refreshSession: typeof refreshSession;
  readonly endSession: typeof endSession;
  readonly getStorageKey: typeof getStorageKey;
  readonly createCustomerToken: typeof createCustomerToken;
  readonly getCustomer: typeof getCustomer;
  readonly createConversation: typeof createConversation;
  readonly getConversation: typeof getConversation;
  readonly listConversations: typeof listConversations;
  readonly handOffConversation: typeof handOffConversation;
  readonly closeConversation: typeof closeConversation;
  readonly markConversationRead: typeof markConversationRead;
  readonly showTyping: typeof showTyping;
  readonly sendMessage: typeof sendMessage;
  readonly listMessages: typeof listMessages;
  readonly listEvents: typeof listEvents;
  readonly streamEvents: typeof streamEvents;
  readonly listQueues: typeof listQueues;
  readonly getQueueBoard: typeof getQueueBoard;
  readonly streamQueueBoard: typeof streamQueueBoard;
  readonly joinQueue: typeof joinQueue;
  readonly getQueueEntry: typeof getQueueEntry;
  readonly streamQueueEntry: typeof streamQueueEntry;
  readonly leaveQueue: typeof leaveQueue;
  readonly createAgent: typeof createAgent;
  readonly listAgents: typeof listAgents;
  readonly getOwnAgent: typeof getOwnAgent;
  readonly setPresence: typeof setPresence;
  readonly getDesk: typeof getDesk;
  readonly streamDesk: typeof streamDesk;
  readonly createAgentToken: typeof createAgentToken;
  readonly acceptAssignment: typeof acceptAssignment;
  readonly declineAssignment: typeof declineAssignment;
  readonly transferAssignment: typeof transferAssignment;
  readonly completeAssignment: typeof completeAssignment;
  readonly createSurvey: typeof createSurvey;
  readonly listSurveys: typeof listSurveys;
  readonly getSurvey: typeof getSurvey;
  readonly respondToSurvey: typeof respondToSurvey;
  readonly listSurveyResponses: typeof listSurveyResponses;
  readonly getSurveyResults: typeof getSurveyResults;
  readonly listArticles: typeof listArticles;
  readonly getArticle: typeof getArticle;
  readonly putArticle: typeof putArticle;
  readonly deleteArticle: typeof deleteArticle;
  readonly searchKnowledge: typeof searchKnowledge;
  readonly createWebhookEndpoint: typeof createWebhookEndpoint;
  readonly listWebhookEndpoints: typeof listWebhookEndpoints;
  readonly getWebhookEndpoint: typeof getWebhookEndpoint;
  readonly updateWebhookEndpoint: typeof updateWebhookEndpoint;
  readonly deleteWebhookEndpoint: typeof deleteWebhookEndpoint;
  readonly rotateWebhookKey: typeof rotateWebhookKey;
  readonly pingWebhookEndpoint: typeof pingWebhookEndpoint;
  readonly replayWebhookEndpoint: typeof replayWebhookEndpoint;
  readonly listWebhookDeliveries: typeof listWebhookDeliveries;
  readonly getWebhookDelivery: typeof getWebhookDelivery;
  readonly replayWebhookDelivery: typeof replayWebhookDelivery;
};

/**
 * Every endpoint of the service, by its name.
 *
 * @public
 */
export const endpoints: Endpoints = {
  createSession,
  refreshSession,
  endSession,
  getStorageKey,
  createCustomerToken,
  getCustomer,
  createConversation,
  getConversation,
  listConversations,
  handOffConversation,
  closeConversation,
  markConversationRead,
  showTyping,
  sendMessage,
  listMessages,
  listEvents,
  streamEvents,
  listQueues,
  getQueueBoard,
  streamQueueBoard,
  joinQueue,
  getQueueEntry,
  streamQueueEntry,
  leaveQueue,
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
  createSurvey,
  listSurveys,
  getSurvey,
  respondToSurvey,
  listSurveyResponses,
  getSurveyResults,
  listArticles,
  getArticle,
  putArticle,
  deleteArticle,
  searchKnowledge,
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
};
