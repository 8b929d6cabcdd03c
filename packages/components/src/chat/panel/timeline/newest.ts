import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { downIcon } from '../../../icons/index.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Renders the button that scrolls a reader who has scrolled up to the end. */
export function renderNewest(
  strings: ChatStrings,
  hasNews: boolean,
  onClick: () => void,
): TemplateResult {
  const { newest, newMessages } = deferredStrings(strings);
  const label = hasNews ? newMessages : newest;
  return html`<button
    class=${hasNews ? 'newest news' : 'newest'}
    part="newest-button"
    type="button"
    aria-label=${label}
    @click=${onClick}
  >
    ${hasNews ? html`<span>${label}</span>` : nothing}${downIcon()}
  </button>`;
}
