import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Failure } from '../conversation/failure.ts';
import { isStarting } from '../conversation/is-starting.ts';
import { stageOf } from '../conversation/stage.ts';
import type { View } from '../conversation/view.ts';
import type { PanelHost } from '../host/panel-host.ts';
import type { Requests } from './actions/requests.ts';
import type { Composer, PersonButton } from './composer/composer.ts';
import type * as deferredParts from './deferred.ts';
import { renderHeader } from './header/header.ts';
import type { PanelConversation } from './panel-conversation.ts';
import { renderSkeleton } from './timeline/skeleton.ts';
import type { Timeline } from './timeline/timeline.ts';
import { renderWelcome } from './timeline/welcome.ts';

/** The code that loads after the first render of the panel. */
export type DeferredParts = typeof deferredParts;

/** The parts and actions of the panel that `renderPanel` uses. */
export interface PanelModel {
  readonly host: PanelHost;
  readonly view: View;
  readonly conversation: PanelConversation;
  readonly composer: Composer;
  readonly timeline: Timeline;
  /** Parts whose code loads later. Undefined until then. */
  readonly deferred: DeferredParts | undefined;
  /** The customer's requests. Undefined until the deferred code has loaded. */
  readonly requests: Requests | undefined;
  /** True if the deferred code did not load. */
  readonly isDeferredMissing: boolean;
  trySend(text: string): boolean;
  requestPerson(): Promise<void>;
  readonly startNew: () => void;
}

/** Renders the panel: the header, the messages or a failure, and the field. */
export function renderPanel(panel: PanelModel): TemplateResult {
  const { deferred, host, requests, view } = panel;
  const failure = findFailure(panel);
  const { conversation, items, outgoing } = view.snapshot;
  const mayPass = failure === 'unavailable' || failure === 'offline';
  // While the service is unreachable, unsent messages stay visible, and only the status bar reports the failure.
  const isFailureShown = failure && !(mayPass && outgoing.length);
  const isEndable = conversation && conversation.state !== 'closed' && items.length > 0;
  return html`
    ${renderHeader(view, {
      heading: host.element.heading,
      initials: deferred?.initials,
      hasFailed: failure !== null,
      onMinimise: host.element.inline ? undefined : () => host.minimise(),
      onEnd: isEndable && !failure ? requests?.confirmEnd : undefined,
    })}
    ${isFailureShown ? nothing : deferred?.renderStatusBar(view, panel)}
    ${
      failure && !mayPass
        ? html`<div class="middle">${renderFailure(panel, failure)}</div>`
        : [renderTimeline(panel, failure), renderBottom(panel)]
    }
  `;
}

function findFailure({ deferred, host, isDeferredMissing, view }: PanelModel): Failure | null {
  const { conversation, error } = view.snapshot;
  if (deferred) return deferred.failureOf(host, view.snapshot);
  const isMissing = isDeferredMissing && !conversation && (host.clients.problem ?? error);
  return isMissing ? 'unavailable' : null;
}

function renderFailure(panel: PanelModel, failure: Failure): unknown {
  const { deferred, isDeferredMissing, view } = panel;
  if (deferred) return deferred.renderFailure(view.strings, failure, panel);
  // The deferred code contains the texts of failures. Without this code, the customer gets a general text.
  return isDeferredMissing ? html`<p role="alert">${view.strings.notLoaded}</p>` : nothing;
}

function renderTimeline(panel: PanelModel, failure: Failure | null): TemplateResult {
  const { conversation, deferred, host, view } = panel;
  const { snapshot, strings } = view;
  const renderStart = () =>
    isStarting(snapshot)
      ? renderSkeleton(strings)
      : renderWelcome(strings, host.element.suggestions, (text) => void panel.trySend(text));
  const after = deferred?.renderEmbedded(conversation.client, snapshot, host.mayPersist);
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
    ${composer.render(stage === 'assistant' ? toPersonButton(panel) : undefined)}
  </div>`;
}

function toPersonButton(panel: PanelModel): PersonButton {
  return {
    isBusy: panel.requests?.isRequestingPerson ?? false,
    onClick: () => void panel.requestPerson(),
  };
}
