import { html, nothing } from 'lit';
import { openReplies } from './quick-replies.ts';
import type { TimelineHost } from './timeline.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** Answers to choose from, after the newest message. @internal */
export function renderReplies(host: Pick<TimelineHost, 'view' | 'choose'>): unknown {
  const { snapshot, strings } = host.view;
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
        html`<button class="chip" part="reply" type="button" @click=${() => host.choose(reply)}>
          ${reply.label}
        </button>`,
    )}
  </div>`;
}
