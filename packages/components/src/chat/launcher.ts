import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { tellerIcon } from '../icons/index.ts';
import type { ChatStrings } from './strings/strings.en.ts';

/** How the button looks and what it does. */
export interface LauncherOptions {
  /** Whether the words stand beside the picture: elders get more than an icon. */
  readonly hasLabel: boolean;
  readonly isHidden: boolean;
  /** The panel is on its way. */
  readonly isBusy: boolean;
  /** The panel did not load. */
  readonly isBroken: boolean;
  readonly unread: number;
  /** The customer is about to open. */
  readonly onIntent: () => void;
  readonly onLaunch: () => void;
}

/** The button that opens the panel, with the number of messages that came meanwhile. */
export function renderLauncher(strings: ChatStrings, options: LauncherOptions): TemplateResult {
  const { hasLabel, isBroken, isBusy, isHidden, onIntent, onLaunch, unread } = options;
  return html`<div class="corner" ?hidden=${isHidden}>
    ${isBroken ? html`<p class="broken" role="alert">${strings.notLoaded}</p>` : nothing}
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
