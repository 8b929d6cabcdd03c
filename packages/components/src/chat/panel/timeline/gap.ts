import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Renders a marker for missing messages, with a button that loads the conversation again. */
export function renderGap(strings: ChatStrings, onReload: () => void): TemplateResult {
  return html`<p class="marker" part="marker">
    <span
      >${strings.gap}
      <button class="link" type="button" @click=${onReload}>
        ${deferredStrings(strings).reload}
      </button></span
    >
  </p>`;
}
