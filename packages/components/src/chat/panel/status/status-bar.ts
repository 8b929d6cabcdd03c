import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon, clockIcon, offlineIcon, retryIcon } from '../../../icons/index.ts';
import { isGone, isSignedOut, rootCode } from '../../conversation/failure.ts';
import { startOver } from '../../conversation/start-over.ts';
import type { StartOverContext } from '../../conversation/start-over.ts';
import { tryAgain } from '../../conversation/try-again.ts';
import type { TryAgainContext } from '../../conversation/try-again.ts';
import type { View } from '../../conversation/view.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import { outageText } from './outage-text.ts';

/** Renders a line under the header while the connection is lost, reconnecting or slow, or has ended. */
export function renderStatusBar(
  { isSlow, strings: chatStrings, snapshot }: View,
  panel: StartOverContext & TryAgainContext,
): TemplateResult | typeof nothing {
  const strings = deferredStrings(chatStrings);
  const { connection, conversation, error } = snapshot;
  if (connection === 'reconnecting')
    return html`<p class="status late" part="status">
      ${retryIcon()}<span>${strings.reconnecting}</span>
    </p>`;
  const hasEnded = connection === 'ended' && conversation?.state !== 'closed';
  if (connection !== 'offline' && !hasEnded && !isSlow) return nothing;
  const code = hasEnded && error ? rootCode(error) : undefined;
  const isOver = isGone(code);
  const endText = isOver ? strings.gone : isSignedOut(code) ? strings.signIn : strings.cut;
  return html`<div
    class="status attention"
    part="status"
    role=${isSlow || code ? 'status' : nothing}
  >
    ${isSlow ? clockIcon() : isOver ? attentionIcon() : offlineIcon()}
    <span>${isSlow ? strings.slow : hasEnded ? endText : outageText(strings, snapshot)}</span>
    <button
      class="link"
      type="button"
      @click=${() => (isOver ? startOver(panel) : tryAgain(panel))}
    >
      ${isOver ? chatStrings.startNew : strings.tryNow}
    </button>
  </div>`;
}
