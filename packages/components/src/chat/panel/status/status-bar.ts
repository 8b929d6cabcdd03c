import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clockIcon, offlineIcon, retryIcon } from '../../../icons/index.ts';
import type { View } from '../../conversation/view.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Renders a line under the header while the connection is lost, reconnecting or slow. */
export function renderStatusBar(
  { isSlow, strings: chatStrings, snapshot }: View,
  onTryNow: () => void,
): TemplateResult | typeof nothing {
  const strings = deferredStrings(chatStrings);
  const { connection, conversation } = snapshot;
  if (connection === 'reconnecting')
    return html`<p class="status late" part="status">
      ${retryIcon()}<span>${strings.reconnecting}</span>
    </p>`;
  const hasEnded = connection === 'ended' && conversation?.state !== 'closed';
  if (connection !== 'offline' && !hasEnded && !isSlow) return nothing;
  return html`<div class="status attention" part="status" role=${isSlow ? 'status' : nothing}>
    ${isSlow ? clockIcon() : offlineIcon()}
    <span>${isSlow ? strings.slow : hasEnded ? strings.cut : strings.offline}</span>
    <button class="link" type="button" @click=${onTryNow}>${strings.tryNow}</button>
  </div>`;
}
