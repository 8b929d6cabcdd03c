import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon, offlineIcon } from '../../../icons/index.ts';
import type { Failure } from '../../conversation/failure.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** The ways on that failures offer. */
export interface WaysOn {
  readonly startNew: () => void;
  readonly tryNow: () => void;
}

/** Why there is no conversation to see, what is safe, and the way on. */
export function renderFailure(
  strings: ChatStrings,
  failure: Failure,
  { startNew, tryNow }: WaysOn,
): TemplateResult {
  const { failures, tryAgain } = deferredStrings(strings);
  const [title, text] = failures[failure];
  const isUnreachable = failure === 'unreachable';
  const hasWayOn = isUnreachable || failure === 'conversation';
  return html`<div class="failure" part="failure" role="alert">
    <span class="failure-icon">${isUnreachable ? offlineIcon() : attentionIcon()}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    ${
      hasWayOn
        ? html`<button
            class="button"
            part="retry-button"
            type="button"
            @click=${isUnreachable ? tryNow : startNew}
          >
            ${isUnreachable ? tryAgain : strings.startNew}
          </button>`
        : nothing
    }
  </div>`;
}
