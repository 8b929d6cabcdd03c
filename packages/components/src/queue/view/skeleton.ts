import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Renders a placeholder that appears after 300 ms. */
export const renderSkeleton = (title: string): TemplateResult =>
  html`<div class="card skeleton" part="card">
    <p class="unseen">${title}</p>
    <i></i><i></i><i></i>
  </div>`;
