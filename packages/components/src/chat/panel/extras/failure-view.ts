import { html, nothing, type TemplateResult } from 'lit';
import { attentionIcon, offlineIcon } from '../../../icons/index.ts';
import type { Failure } from '../../logic/failure.ts';
import type { ChatStrings } from '../../strings.en.ts';

/** The way on that a failure offers. @internal */
export interface WayOn {
  readonly label: string;
  readonly go: () => void;
}

/** Why there is no conversation to see, what is safe, and the way on. @internal */
export function failureTemplate(
  words: ChatStrings,
  failure: Failure,
  wayOn: WayOn | undefined,
): TemplateResult {
  const [title, text] = words.failures[failure];
  return html`<div class="failure" part="failure" role="alert">
    <span class="failure-icon">${failure === 'unreachable' ? offlineIcon() : attentionIcon()}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    ${
      wayOn
        ? html`<button class="button" part="retry-button" type="button" @click=${wayOn.go}>
            ${wayOn.label}
          </button>`
        : nothing
    }
  </div>`;
}
