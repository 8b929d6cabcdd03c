import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon, offlineIcon } from '../../../icons/index.ts';
import type { Failure } from '../../conversation/failure.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Actions that the customer can take after a failure. */
export interface FailureActions {
  readonly startNew: () => void;
  readonly tryNow: () => void;
}

/** Renders the reason why the chat shows no conversation, with a button for the next step if there is one. */
export function renderFailure(
  strings: ChatStrings,
  failure: Failure,
  { startNew, tryNow }: FailureActions,
): TemplateResult {
  const { failures, tryAgain } = deferredStrings(strings);
  const [title, text] = failures[failure];
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
            @click=${mayRetry ? tryNow : startNew}
          >
            ${mayRetry ? tryAgain : strings.startNew}
          </button>`
        : nothing
    }
  </div>`;
}
