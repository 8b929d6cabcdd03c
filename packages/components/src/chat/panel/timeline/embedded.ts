import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatClient } from '../../client/chat-client.ts';
import { stageOf } from '../../conversation/stage.ts';

/** Renders the place in the queue while the customer waits, and the survey after the end of the conversation. */
export function renderEmbedded(
  client: ChatClient | undefined,
  snapshot: LiveSnapshot,
  mayPersist: boolean,
): TemplateResult | typeof nothing {
  const stage = stageOf(snapshot);
  if (stage === 'queued') return renderQueue(client, snapshot);
  return stage === 'closed' ? renderSurvey(client, snapshot, mayPersist) : nothing;
}

function renderQueue(
  client: ChatClient | undefined,
  { queueEntry }: LiveSnapshot,
): TemplateResult | typeof nothing {
  if (!queueEntry) return nothing;
  ignoreFailure(import('../../../queue/define.ts'));
  return html`<teller-queue
    class="queue"
    part="queue"
    .client=${client}
    .entry=${queueEntry}
    entry-id=${queueEntry.id}
  ></teller-queue>`;
}

function renderSurvey(
  client: ChatClient | undefined,
  { conversation, surveyId }: LiveSnapshot,
  mayPersist: boolean,
): TemplateResult | typeof nothing {
  if (!surveyId || !conversation) return nothing;
  ignoreFailure(import('../../../survey/define.ts'));
  return html`<teller-survey
    class="survey"
    part="survey"
    .client=${client}
    survey-id=${surveyId}
    conversation-id=${conversation.id}
    ?shared-device=${!mayPersist}
  ></teller-survey>`;
}

/**
 * Ignores a failure to load the element, because the chat works without the element and the next render tries again.
 */
function ignoreFailure(module: Promise<unknown>): void {
  module.catch(() => undefined);
}
