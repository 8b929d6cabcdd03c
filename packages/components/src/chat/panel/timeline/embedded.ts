import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatClient } from '../../client/chat-client.ts';
import { stageOf } from '../../conversation/stage.ts';

/** Draws the element that belongs to the stage of the conversation: the place in the queue, or the survey. */
export function renderEmbedded(
  client: ChatClient | undefined,
  snapshot: LiveSnapshot,
  mayKeep: boolean,
): TemplateResult | typeof nothing {
  const stage = stageOf(snapshot);
  if (stage === 'queued') return renderQueue(client, snapshot);
  return stage === 'closed' ? renderSurvey(client, snapshot, mayKeep) : nothing;
}

function renderQueue(
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

function renderSurvey(
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
