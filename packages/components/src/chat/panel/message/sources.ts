import type { Citation } from '@tellerkit/sdk';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { chevronIcon, documentIcon } from '../../../icons/index.ts';
import { withoutControls } from '../../../locales/bidi.ts';
import { isSafeHref } from '../../../markdown/href.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Renders the sources of an answer, collapsed at first. */
export function renderSources(
  strings: ChatStrings,
  citations: readonly Citation[],
): TemplateResult {
  return html`<details class="sources" part="sources">
    <summary>
      ${documentIcon()}<span>${deferredStrings(strings).sources(citations.length)}</span>${chevronIcon()}
    </summary>
    <ol>
      ${citations.map(
        (citation) =>
          html`<li>
            ${renderTitle(strings, citation)}
            <p class="excerpt" dir="auto">${citation.excerpt}</p>
          </li>`,
      )}
    </ol>
  </details>`;
}

function renderTitle(strings: ChatStrings, { title, url }: Citation): TemplateResult {
  return url && isSafeHref(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow"
        ><bdi>${withoutControls(title)}</bdi
        ><span class="unseen"> (${deferredStrings(strings).newTab})</span></a
      >`
    : html`<span class="source"><bdi>${withoutControls(title)}</bdi></span>`;
}
