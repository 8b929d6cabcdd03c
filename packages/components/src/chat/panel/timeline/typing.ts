import { html, nothing } from 'lit';
import { isolate } from '../../../locales/bidi.ts';
import type { View } from '../../conversation/view.ts';
import { speakerName } from '../../strings/speaker.ts';
import { renderDots } from '../message/bubble.ts';

/** Renders dots while the assistant or an agent writes. */
export function renderTyping({ strings, snapshot }: View): unknown {
  const typist = snapshot.typing.find(({ role }) => role !== 'customer');
  if (!typist || snapshot.answer) return nothing;
  const name = speakerName(strings, typist.role, typist.displayName);
  return html`<div class="turn ${typist.role}">
    <div class="message">
      <div class="bubble">${renderDots(strings.writing(isolate(name)))}</div>
    </div>
  </div>`;
}
