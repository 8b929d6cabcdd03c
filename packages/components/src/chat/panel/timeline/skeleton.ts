import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatStrings } from '../../strings/strings.en.ts';

/** Renders a placeholder while the messages load. The styles hide the placeholder for the first 300 ms. */
export function renderSkeleton(strings: ChatStrings): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="unseen">${strings.loading}</span>
    <i></i><i></i><i></i>
  </div>`;
}
