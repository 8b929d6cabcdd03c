import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatClient } from '../../client/chat-client.ts';

/** The place in the queue, once there is one. Its element arrives when it is first needed. */
export function renderQueue(
  client: ChatClient | undefined,
  { queueEntry }: LiveSnapshot,
): TemplateResult | typeof nothing {
  if (!queueEntry) return nothing;
  load(import('../../../queue/define.ts'));
  return html`<teller-queue
    class="queue"
    part="queue"
    .client=${client}
    .entry=${queueEntry}
    entry-id=${queueEntry.id}
  ></teller-queue>`;
}

/** The survey that is offered at the end. */
export function renderSurvey(
  client: ChatClient | undefined,
  { conversation, surveyId }: LiveSnapshot,
  mayKeep: boolean,
): TemplateResult | typeof nothing {
  if (!surveyId || !conversation) return nothing;
  load(import('../../../survey/define.ts'));
  return html`<teller-survey
    class="survey"
    part="survey"
    .client=${client}
    survey-id=${surveyId}
    conversation-id=${conversation.id}
    ?shared-device=${!mayKeep}
  ></teller-survey>`;
}

/** Without the code the chat works on; the next drawing tries again. */
function load(module: Promise<unknown>): void {
  module.catch(() => undefined);
}
