import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { chevronIcon } from '../../../icons/index.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';

/** Renders the greeting and the suggested questions, before the first message. */
export function renderWelcome(
  strings: ChatStrings,
  suggestions: readonly string[],
  onChoose: (text: string) => void,
): TemplateResult {
  return html`<div class="welcome" part="welcome">
    <slot name="greeting">
      <h3>${strings.welcome}</h3>
      <p>${strings.welcomeHint}</p>
    </slot>
    ${
      suggestions.length
        ? html`<ul class="suggestions" part="suggestions" aria-label=${strings.suggestions}>
            ${suggestions.map(
              (text) =>
                html`<li>
                  <button class="suggestion" type="button" @click=${() => onChoose(text)}>
                    <span dir="auto">${text}</span>${chevronIcon()}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}
