import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Draws where something will be; it shows after 300 ms only. */
export const renderSkeleton = (title: string): TemplateResult =>
  html`<div class="card skeleton" part="card">
    <p class="unseen">${title}</p>
    <i></i><i></i><i></i>
  </div>`;
