import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { rareWords } from '../../strings/deferred-strings.ts';

/** Says that something is missing in the timeline, and reads it again on request. @internal */
export function gapTemplate(words: ChatStrings, onReload: () => void): TemplateResult {
  return html`<p class="marker" part="marker">
    <span
      >${words.gap}
      <button class="link" type="button" @click=${onReload}>
        ${rareWords(words).reload}
      </button></span
    >
  </p>`;
}
