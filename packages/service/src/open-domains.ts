import { createKnowledgeAssistant } from './assistant/knowledge-assistant.ts';
import { Answers } from './domain/conversations/answers/answers.ts';
import { registerAuditRoutes } from './domain/audit/routes.ts';
import { conversationAccess } from './domain/conversations/conversation-access.ts';
import { registerConversationRoutes } from './domain/conversations/operations/routes.ts';
import { registerMessageRoutes } from './domain/conversations/messages/routes.ts';
import { registerCustomerRoutes } from './domain/customers/routes.ts';
import { createHandOffDesk } from './domain/desk/create-hand-off-desk.ts';
import { openDesk } from './domain/desk/open-desk.ts';
import { registerDeskRoutes } from './domain/desk/register-desk-routes.ts';
import { registerEventRoutes } from './domain/event-log/routes.ts';
import { importKnowledge } from './domain/knowledge/import-knowledge.ts';
import { KnowledgeStore } from './domain/knowledge/knowledge-store.ts';
import { registerKnowledgeRoutes } from './domain/knowledge/routes.ts';
import { registerSessionRoutes } from './domain/sessions/routes.ts';
import { registerSurveyRoutes } from './domain/surveys/routes.ts';
import { registerWebhookRoutes } from './domain/webhook-endpoints/routes.ts';
import type { Binder } from './http/binder.ts';
import type { ServiceParts } from './open-parts.ts';
import { WebhookDispatcher } from './platform/webhooks/webhook-dispatcher.ts';
import type { ServiceOptions } from './service-options.ts';

/** Functions of the domains that the composition calls later. */
export interface OpenedDomains {
  /** Builds the search index of each tenant, so that the first question does not wait for it. */
  prepareSearch(): Promise<void>;
}

/**
 * Opens the domains, registers their endpoints and starts their background work. Only this file knows which domain
 * depends on which.
 */
export async function openDomains(
  app: Binder,
  parts: ServiceParts,
  {
    assistant,
    tenants,
    webhookSender,
  }: Pick<ServiceOptions, 'assistant' | 'tenants' | 'webhookSender'>,
): Promise<OpenedDomains> {
  const desk = openDesk(parts);
  const handOffDesk = createHandOffDesk(desk);
  const knowledge = new KnowledgeStore(parts);
  await importKnowledge(parts, tenants);
  const answers = new Answers(
    { ...parts, desk: handOffDesk },
    assistant === undefined ? createKnowledgeAssistant({ search: knowledge }) : assistant,
  );
  registerSessionRoutes(app, parts);
  registerCustomerRoutes(app);
  registerConversationRoutes(app, { ...parts, desk: handOffDesk, answers });
  registerMessageRoutes(app, { desk: handOffDesk, answers });
  registerEventRoutes(app, { ...parts, answers, access: conversationAccess });
  registerDeskRoutes(app, desk, parts);
  registerSurveyRoutes(app);
  registerAuditRoutes(app);
  registerKnowledgeRoutes(app, knowledge, parts.clock);
  registerWebhookRoutes(app, { ...parts, webhookSender });
  await answers.recover();
  if (webhookSender) new WebhookDispatcher({ ...parts, sender: webhookSender }).start();
  return {
    async prepareSearch() {
      for (const { id } of parts.tenants.all()) await knowledge.prepare(id);
    },
  };
}
