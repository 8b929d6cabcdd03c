import { html, nothing, type TemplateResult } from 'lit';
import { failureOf, type Failure } from '../conversation/failure.ts';
import { isStarting } from '../conversation/is-starting.ts';
import { stageOf } from '../conversation/stage.ts';
import type { ChatPanel } from './chat-panel.ts';
import type { PersonOption } from './composer/composer.ts';
import { renderQueue, renderSurvey } from './timeline/embedded.ts';
import { renderHeader } from './header/header.ts';
import { renderSkeleton } from './timeline/skeleton.ts';
import { renderWelcome } from './timeline/welcome.ts';

/** The panel: header, messages or why there are none, and what the thumb reaches. @internal */
export function renderPanel(panel: ChatPanel): TemplateResult {
  const { deferred, host, requests, view } = panel;
  const failure = findFailure(panel);
  const { conversation, items, outgoing } = view.snapshot;
  // Where messages are on their way, a line above them tells instead of a picture in their place.
  const isInTheWay = failure && !(failure === 'unreachable' && outgoing.length);
  const isEndable = conversation && conversation.state !== 'closed' && items.length > 0;
  return html`
    ${renderHeader(view, {
      heading: host.heading,
      hasFailed: failure !== null,
      onMinimise: host.inline ? undefined : () => host.minimise(),
      onEnd: isEndable && !failure ? requests?.askEnding : undefined,
    })}
    ${isInTheWay ? nothing : deferred.get()?.renderStatusBar(view, panel.tryNow)}
    ${
      failure && failure !== 'unreachable'
        ? html`<div class="middle">${failureView(panel, failure)}</div>`
        : [timeline(panel, failure), bottom(panel)]
    }
  `;
}

function findFailure({ host, view }: ChatPanel): Failure | null {
  const { client, problem } = host.connection;
  if (client) return failureOf(view.snapshot);
  if (!problem) return null;
  return problem === 'unreachable' ? 'unreachable' : 'configuration';
}

function failureView(panel: ChatPanel, failure: Failure): unknown {
  const { deferred, view } = panel;
  const found = deferred.get();
  if (found) return found.renderFailure(view.strings, failure, panel);
  // Without the code for it there still have to be words.
  return deferred.isMissing ? html`<p role="alert">${view.strings.notLoaded}</p>` : nothing;
}

function timeline(panel: ChatPanel, failure: Failure | null): TemplateResult {
  const { client, host, view } = panel;
  const { snapshot, strings } = view;
  const stage = stageOf(snapshot);
  const welcome = () => renderWelcome(strings, host.suggestions, (text) => void panel.offer(text));
  const start = () => (isStarting(snapshot) ? renderSkeleton(strings) : welcome());
  const embedded = { queued: renderQueue, closed: renderSurvey };
  const after =
    stage === 'queued' || stage === 'closed'
      ? embedded[stage](client, snapshot, host.mayKeep)
      : nothing;
  return panel.timeline.render(failure ? failureView(panel, failure) : start(), after);
}

function bottom(panel: ChatPanel): TemplateResult {
  const { composer, requests, startNew, view } = panel;
  const stage = stageOf(view.snapshot);
  if (stage === 'closed')
    return html`<div class="bottom closed">
      <button class="button soft" part="new-button" type="button" @click=${startNew}>
        ${view.strings.startNew}
      </button>
    </div>`;
  return html`<div class="bottom">
    ${requests?.render()}
    ${composer.render(stage === 'assistant' ? personOption(panel) : undefined)}
  </div>`;
}

function personOption(panel: ChatPanel): PersonOption {
  const ask = async () => {
    // A tap before the code for it has arrived is not lost.
    await panel.deferred.load();
    // The place in the queue is the answer to the tap: it comes into view, as a sent message does.
    if (await panel.requests?.askPerson()) panel.timeline.reset();
  };
  return { isBusy: panel.requests?.isAskingPerson ?? false, ask: () => void ask() };
}
