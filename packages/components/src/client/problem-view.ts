import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * Renders the problem that keeps an element from working, in place of the element's content.
 *
 * @param retry - Label of the retry button. Without a label there is no button.
 */
export function renderProblem(
  [title, hint]: readonly [title: string, hint: string],
  retry?: string,
  onRetry?: () => void,
): TemplateResult {
  return html`<div class="card" part="card" role="group" aria-labelledby="title">
    <p class="title" part="title" id="title" tabindex="-1">${title}</p>
    <p class="hint" part="hint">${hint}</p>
    <slot name="contact"></slot>
    ${
      retry
        ? html`<button class="button" part="retry" @click=${onRetry}>${retry}</button>`
        : nothing
    }
  </div>`;
}
