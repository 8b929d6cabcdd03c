import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { failureOf } from '../conversation/failure.ts';
import type { Failure } from '../conversation/failure.ts';
import { isStarting } from '../conversation/is-starting.ts';
import { stageOf } from '../conversation/stage.ts';
import type { View } from '../conversation/view.ts';
import type { PanelHost } from '../host/panel-host.ts';
import type { Requests } from './actions/requests.ts';
import type { Composer, PersonOption } from './composer/composer.ts';
import type * as deferredParts from './deferred.ts';
import { renderHeader } from './header/header.ts';
import type { PanelConversation } from './panel-conversation.ts';
import { renderSkeleton } from './timeline/skeleton.ts';
import type { Timeline } from './timeline/timeline.ts';
import { renderWelcome } from './timeline/welcome.ts';

/** The code that loads after the first picture of the panel. */
export type DeferredParts = typeof deferredParts;

/** The parts of the panel that are drawn. */
export interface PanelModel {
  readonly host: PanelHost;
  readonly view: View;
  readonly conversation: PanelConversation;
  readonly composer: Composer;
  readonly timeline: Timeline;
  /** Both undefined until their code has arrived. */
  readonly deferred: DeferredParts | undefined;
  readonly requests: Requests | undefined;
  /** Whether the deferred code did not arrive. */
  readonly isDeferredMissing: boolean;
  offer(text: string): boolean;
  askPerson(): Promise<void>;
  readonly startNew: () => void;
}

/** Draws the panel: header, messages or why there are none, and the field. */
export function renderPanel(panel: PanelModel): TemplateResult {
  const { conversation: shown, deferred, host, requests, view } = panel;
  const failure = findFailure(panel);
  const { conversation, items, outgoing } = view.snapshot;
  // Where messages are on their way, a line above them tells instead of a picture in their place.
  const isInTheWay = failure && !(failure === 'unreachable' && outgoing.length);
  const isEndable = conversation && conversation.state !== 'closed' && items.length > 0;
  return html`
    ${renderHeader(view, {
      heading: host.element.heading,
      hasFailed: failure !== null,
      onMinimise: host.element.inline ? undefined : () => host.minimise(),
      onEnd: isEndable && !failure ? requests?.askEnding : undefined,
    })}
    ${isInTheWay ? nothing : deferred?.renderStatusBar(view, shown.tryNow)}
    ${
      failure && failure !== 'unreachable'
        ? html`<div class="middle">${renderFailure(panel, failure)}</div>`
        : [renderTimeline(panel, failure), renderBottom(panel)]
    }
  `;
}

function findFailure({ host, view }: PanelModel): Failure | null {
  const { clients } = host;
  if (clients.resolve()) return failureOf(view.snapshot);
  const { problem } = clients;
  if (!problem) return null;
  return problem === 'unreachable' ? 'unreachable' : 'configuration';
}

function renderFailure(panel: PanelModel, failure: Failure): unknown {
  const { conversation, deferred, isDeferredMissing, startNew, view } = panel;
  if (deferred)
    return deferred.renderFailure(view.strings, failure, {
      startNew,
      tryNow: conversation.tryNow,
    });
  // Without the code for it there still have to be words.
  return isDeferredMissing ? html`<p role="alert">${view.strings.notLoaded}</p>` : nothing;
}

function renderTimeline(panel: PanelModel, failure: Failure | null): TemplateResult {
  const { conversation, deferred, host, view } = panel;
  const { snapshot, strings } = view;
  const renderStart = () =>
    isStarting(snapshot)
      ? renderSkeleton(strings)
      : renderWelcome(strings, host.element.suggestions, (text) => void panel.offer(text));
  const after = deferred?.renderEmbedded(conversation.client, snapshot, host.mayKeep);
  return panel.timeline.render(failure ? renderFailure(panel, failure) : renderStart(), after);
}

function renderBottom(panel: PanelModel): TemplateResult {
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

function personOption(panel: PanelModel): PersonOption {
  return {
    isBusy: panel.requests?.isAskingPerson ?? false,
    ask: () => void panel.askPerson(),
  };
}
