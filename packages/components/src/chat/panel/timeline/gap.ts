import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { View } from '../../conversation/view.ts';
import { reload } from '../../conversation/try-again.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** The members of the panel that a marker for missing messages uses. */
export interface GapContext {
  readonly conversation: Parameters<typeof reload>[0];
  readonly view: View;
}

/** Renders a marker for missing messages, with a button that loads the conversation again. */
export function renderGap({ conversation, view }: GapContext): TemplateResult {
  const { strings } = view;
  return html`<p class="marker" part="marker">
    <span
      >${strings.gap}
      <button class="link" type="button" @click=${() => reload(conversation)}>
        ${deferredStrings(strings).reload}
      </button></span
    >
  </p>`;
}
