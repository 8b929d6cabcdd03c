import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clockIcon, offlineIcon, retryIcon } from '../../../icons/index.ts';
import type { View } from '../../conversation/view.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** A line under the header while the connection is not what it should be; nothing while it is. */
export function renderStatusBar(
  { isSlow, strings: all, snapshot }: View,
  onTryNow: () => void,
): TemplateResult | typeof nothing {
  const strings = deferredStrings(all);
  const { connection, conversation } = snapshot;
  if (connection === 'reconnecting')
    return html`<p class="status late" part="status">
      ${retryIcon()}<span>${strings.reconnecting}</span>
    </p>`;
  const isCut = connection === 'ended' && conversation?.state !== 'closed';
  if (connection !== 'offline' && !isCut && !isSlow) return nothing;
  return html`<div class="status attention" part="status" role=${isSlow ? 'status' : nothing}>
    ${isSlow ? clockIcon() : offlineIcon()}
    <span>${isSlow ? strings.slow : isCut ? strings.cut : strings.offline}</span>
    <button class="link" type="button" @click=${onTryNow}>${strings.tryNow}</button>
  </div>`;
}
