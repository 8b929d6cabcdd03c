import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon, offlineIcon } from '../../../icons/index.ts';
import type { Failure } from '../../conversation/failure.ts';
import { tryAgain } from '../../conversation/try-again.ts';
import type { TryAgainContext } from '../../conversation/try-again.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** The members of the panel that a step after a failure uses. */
export interface FailureContext extends TryAgainContext {
  readonly startNew: () => void;
}

/** Renders the reason why the chat shows no conversation, with a button for the next step if there is one. */
export function renderFailure(
  strings: ChatStrings,
  failure: Failure,
  panel: FailureContext,
): TemplateResult {
  const texts = deferredStrings(strings);
  const [title, text] = texts.failures[failure];
  const mayRetry = failure !== 'setup' && failure !== 'unknown';
  const hasAction = failure !== 'setup';
  return html`<div class="failure" part="failure" role="alert">
    <span class="failure-icon">${failure === 'offline' ? offlineIcon() : attentionIcon()}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    <slot name="contact"></slot>
    ${
      hasAction
        ? html`<button
            class="button"
            part="retry-button"
            type="button"
            @click=${mayRetry ? () => tryAgain(panel) : panel.startNew}
          >
            ${mayRetry ? texts.tryAgain : strings.startNew}
          </button>`
        : nothing
    }
  </div>`;
}
