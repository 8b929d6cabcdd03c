import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MarkerItem } from '@tellerkit/sdk/live';
import { formatMoment } from './moment.ts';
import type { Row, SpeakerRow } from './timeline-rows.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { bubbleTemplate, type BubbleContext } from '../message/bubble.ts';
import { speakerName } from '../../strings/speaker.ts';

/** The rows of the timeline. What did not change since the last drawing is passed over. @internal */
export function rowsTemplate(context: BubbleContext, rows: readonly Row[]): unknown {
  const { extras, markdown, view } = context;
  const { locale, words } = view;
  const { connection } = view.snapshot;
  const shared = [words, locale, connection, markdown.isLoaded, extras.isLoaded];
  return repeat(
    rows,
    ({ key }) => key,
    (row) =>
      row.kind === 'speaker'
        ? guard([...shared, row.name, row.at, ...row.entries], () => speakerTemplate(context, row))
        : guard([words, extras.isLoaded, row], () => markerTemplate(context, row)),
  );
}

function speakerTemplate(context: BubbleContext, row: SpeakerRow): TemplateResult {
  const { locale, words } = context.view;
  const name = speakerName(words, row.role, row.name);
  const time = row.at && formatMoment(row.at, locale, Date.now());
  return html`<div
    class="turn ${row.role}"
    part="turn"
    role="group"
    aria-label=${time ? `${name}, ${time}` : name}
  >
    <p class="meta" aria-hidden="true">
      ${row.role === 'customer' ? nothing : html`<span>${name}</span>`}
      ${row.at ? html`<time datetime=${row.at}>${time}</time>` : nothing}
    </p>
    ${repeat(
      row.entries,
      ({ key }) => key,
      (entry) => bubbleTemplate(context, entry),
    )}
  </div>`;
}

function markerTemplate(context: BubbleContext, item: MarkerItem): unknown {
  const { words } = context.view;
  const text = markerText(words, item);
  const gap = item.kind === 'gap' && context.extras.get()?.gapTemplate(words, context.reload);
  return gap || html`<p class="marker" part="marker"><span>${text}</span></p>`;
}

/** What a marker says. @internal */
export function markerText(words: ChatStrings, { kind, participant }: MarkerItem): string {
  if (kind === 'queued') return words.queued;
  if (kind === 'closed') return words.ended;
  if (kind === 'gap') return words.gap;
  const name = speakerName(words, participant?.role ?? 'agent', participant?.displayName ?? null);
  return words[kind](name);
}
