import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Renders the question that the customer confirms before the chat ends. */
export function renderEndQuestion(
  strings: ChatStrings,
  onKeep: () => void,
  onEnd: () => void,
): TemplateResult {
  const { endHint, endQuestion, keep } = deferredStrings(strings);
  return html`<div class="question" part="question" role="group" aria-labelledby="end-question">
    <p id="end-question"><strong>${endQuestion}</strong> ${endHint}</p>
    <div class="answers">
      <button class="button soft" type="button" @click=${onKeep}>${keep}</button>
      <button class="button" part="confirm-end-button" type="button" @click=${onEnd}>
        ${strings.end}
      </button>
    </div>
  </div>`;
}
