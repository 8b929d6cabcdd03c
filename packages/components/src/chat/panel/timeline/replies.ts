import type { QuickReply } from '@tellerkit/sdk';
import { html, nothing } from 'lit';
import type { View } from '../../conversation/view.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import { openReplies } from './quick-replies.ts';

/** Renders the quick replies after the newest message. */
export function renderReplies(
  { snapshot, strings }: View,
  onChoose: (reply: QuickReply) => void,
): unknown {
  const replies = openReplies(snapshot);
  if (!replies.length) return nothing;
  return html`<div
    class="replies"
    part="replies"
    role="group"
    aria-label=${deferredStrings(strings).replies}
  >
    ${replies.map(
      (reply) =>
        html`<button
          class="chip"
          part="reply"
          type="button"
          dir="auto"
          @click=${() => onChoose(reply)}
        >
          ${reply.label}
        </button>`,
    )}
  </div>`;
}
