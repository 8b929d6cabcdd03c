import { createDesk } from './domain/desk/desk.ts';
import { registerAgentRoutes } from './domain/desk/routes.ts';
import { Answers } from './domain/conversations/answers/answers.ts';
import { registerConversationRoutes } from './domain/conversations/lifecycle/routes.ts';
import { registerCustomerRoutes } from './domain/customers/routes.ts';
import { registerEventRoutes } from './domain/event-log/routes.ts';
import { createKnowledgeAssistant } from './assistant/knowledge-assistant.ts';
import { importKnowledge } from './domain/knowledge/import-knowledge.ts';
import { KnowledgeStore } from './domain/knowledge/knowledge-store.ts';
import { registerKnowledgeRoutes } from './domain/knowledge/routes.ts';
import { registerHealthRoutes } from './http/health/routes.ts';
import { registerReferenceRoutes } from './http/reference/routes.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/app.ts';
import { problemResponse } from './http/problem-response.ts';
import { forgetExpired } from './platform/idempotency/forget-expired.ts';
import { openKernel } from './open-parts.ts';
import type { OpenedKernel } from './open-parts.ts';
import { ProblemError } from './base/problem-error.ts';
import { registerMessageRoutes } from './domain/conversations/messages/routes.ts';
import type { ServiceOptions } from './service-options.ts';
import { registerQueueRoutes } from './domain/desk/entries/routes.ts';
import { registerSessionRoutes } from './domain/sessions/routes.ts';
import { registerSurveyRoutes } from './domain/surveys/routes.ts';
import { forgetOldWebhooks } from './platform/webhooks/forget-old.ts';
import { registerWebhookRoutes } from './domain/webhook-endpoints/routes.ts';
import { WebhookDispatcher } from './platform/webhooks/webhook-dispatcher.ts';

/**
 * A running service: one function from requests to responses.
 *
 * @public
 */
export interface Service {
  /** Answers a request. Waits until the service is ready. */
  fetch(request: Request): Promise<Response>;
  /** Settles once the database is up to date and the tenants are known; rejects if that fails. */
  readonly ready: Promise<void>;
  /** Says at `/ready` that no more requests should come, and goes on serving. */
  drain(): void;
  /** Ends streams and answers in progress, waits for running changes, closes the database. */
  close(): Promise<void>;
}

/**
 * Starts a service over a database. The same code runs in Node, in a page and in a test.
 *
 * @throws TypeError if an option is wrong; the message says which and what to put right.
 *
 * @public
 */
export function createService(options: ServiceOptions): Service {
  const opened = openKernel(options);
  const started = start(opened, options);
  const ready = started.then(() => undefined);
  // who does not wait for `ready` learns of a failed start from each answer
  ready.catch(() => undefined);
  return {
    ready,
    async fetch(request) {
      let app: App;
      try {
        app = await started;
      } catch {
        const failed = new ProblemError('unavailable', 'The service did not start. See its log.');
        return problemResponse(failed, 'none');
      }
      if (app.kernel.signal.aborted) return problemResponse(closing(), 'none');
      return opened.run(() => app.fetch(request));
    },
    drain: () => opened.drain(),
    close: () => opened.close(),
  };
}

/** The answer to what comes too late to be begun. */
function closing(): ProblemError {
  return new ProblemError('unavailable', 'The service is closing. Try again in a moment.', {
    headers: { 'retry-after': '2' },
  });
}

async function start(opened: OpenedKernel, options: ServiceOptions): Promise<App> {
  const kernel = await opened.kernel;
  const app = createApp(kernel);
  const desk = createDesk(kernel);
  const knowledge = new KnowledgeStore(kernel);
  await importKnowledge(kernel, options.tenants);
  const assistant =
    options.assistant === undefined
      ? createKnowledgeAssistant({ search: knowledge })
      : (options.assistant ?? undefined);
  const answers = new Answers(desk, assistant);
  registerSessionRoutes(app);
  registerCustomerRoutes(app);
  registerConversationRoutes(app, { desk, answers });
  registerMessageRoutes(app, { desk, answers });
  registerEventRoutes(app, answers);
  registerQueueRoutes(app, desk);
  registerAgentRoutes(app, desk);
  registerSurveyRoutes(app);
  registerKnowledgeRoutes(app, knowledge);
  registerReferenceRoutes(app);
  registerHealthRoutes(app);
  registerWebhookRoutes(app);
  opened.onClose(forgetExpired(kernel));
  opened.onClose(forgetOldWebhooks(kernel));
  await answers.recover();
  if (kernel.webhookSender) new WebhookDispatcher(kernel, kernel.webhookSender).start();
  return app;
}
