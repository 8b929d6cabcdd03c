import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { tellerIcon } from '../icons/index.ts';
import type { ChatStrings } from './strings/strings.en.ts';

/** Appearance and actions of the launcher. */
export interface LauncherOptions {
  /** True to show a label beside the icon, as elder mode does. */
  readonly hasLabel: boolean;
  readonly isHidden: boolean;
  /** True while the panel loads. */
  readonly isBusy: boolean;
  /** True if the panel did not load. */
  readonly isBroken: boolean;
  readonly unread: number;
  /** Called when the customer points at the button or focuses it, to load the panel early. */
  readonly onIntent: () => void;
  readonly onLaunch: () => void;
}

/** Renders the message that the panel did not load, with another way to reach the bank. */
export const renderBroken = (text: string, retry?: TemplateResult): TemplateResult =>
  html`<div class="broken" role="alert">${text}<slot name="contact"></slot>${retry}</div>`;

/** Renders the button that opens the panel, with the number of unread messages. */
export function renderLauncher(strings: ChatStrings, options: LauncherOptions): TemplateResult {
  const { hasLabel, isBroken, isBusy, isHidden, onIntent, onLaunch, unread } = options;
  return html`<div class="corner" ?hidden=${isHidden}>
    ${isBroken ? renderBroken(strings.notLoaded) : nothing}
    <button
      class=${isBusy ? 'launcher busy' : 'launcher'}
      part="launcher"
      type="button"
      aria-haspopup="dialog"
      @pointerenter=${onIntent}
      @focus=${onIntent}
      @click=${onLaunch}
    >
      ${tellerIcon()}<span class=${hasLabel ? '' : 'unseen'}>${strings.launcher}</span>
      ${
        unread
          ? html`<span class="badge" part="badge"
              ><span aria-hidden="true">${unread > 9 ? '9+' : unread}</span
              ><span class="unseen">${strings.unread(unread)}</span></span
            >`
          : nothing
      }
    </button>
  </div>`;
}
