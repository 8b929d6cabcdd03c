import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * Draws what keeps an element from working, in the place where it would be.
 *
 * @param retry - What the button says that tries again; without it there is none.
 */
export function renderProblem(
  [title, hint]: readonly [title: string, hint: string],
  retry?: string,
  onRetry?: () => void,
): TemplateResult {
  return html`<div class="card" part="card" role="group" aria-labelledby="title">
    <p class="title" part="title" id="title" tabindex="-1">${title}</p>
    <p class="hint" part="hint">${hint}</p>
    ${
      retry
        ? html`<button class="button" part="retry" @click=${onRetry}>${retry}</button>`
        : nothing
    }
  </div>`;
}
