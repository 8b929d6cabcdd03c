import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MarkerItem, TimelineItem } from '@tellerkit/sdk/live';
import { isolate } from '../../../locales/bidi.ts';
import { formatMoment } from './moment.ts';
import type { Row, SpeakerRow } from './timeline-rows.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { renderBubble } from '../message/bubble.ts';
import type { RowContext } from './row-context.ts';
import { speakerName } from '../../strings/speaker.ts';

/** Renders the rows of the timeline, and skips rows that did not change since the last render. */
export function renderRows(context: RowContext, rows: readonly Row[]): unknown {
  const { deferred, markdown, view } = context;
  const { locale, strings } = view;
  const { connection } = view.snapshot;
  const shared = [strings, locale, connection, markdown.isLoaded, deferred];
  return repeat(
    rows,
    ({ key }) => key,
    (row) =>
      row.kind === 'speaker'
        ? guard([...shared, row.name, row.at, ...row.entries], () => renderSpeaker(context, row))
        : guard([strings, deferred, row], () => renderMarker(context, row)),
  );
}

function renderSpeaker(context: RowContext, row: SpeakerRow): TemplateResult {
  const { locale, strings } = context.view;
  const name = speakerName(strings, row.role, row.name);
  const time = row.at && formatMoment(row.at, locale, Date.now());
  return html`<div
    class="turn ${row.role}"
    part="turn"
    role="group"
    aria-label=${time ? `${isolate(name)}, ${time}` : name}
  >
    <p class="meta" aria-hidden="true">
      ${row.role === 'customer' ? nothing : html`<span dir="auto">${name}</span>`}
      ${row.at ? html`<time datetime=${row.at}>${time}</time>` : nothing}
    </p>
    ${repeat(
      row.entries,
      ({ key }) => key,
      (entry) => renderBubble(context, entry),
    )}
  </div>`;
}

function renderMarker(context: RowContext, item: MarkerItem): unknown {
  const { strings } = context.view;
  const { items } = context.view.snapshot;
  const text = markerText(strings, item, items[items.indexOf(item) - 1]);
  const gap = item.kind === 'gap' && context.deferred?.renderGap(context);
  return gap || html`<p class="marker" part="marker"><span>${text}</span></p>`;
}

/**
 * Returns the text that a marker shows, for example that an agent has joined.
 *
 * @param before - The item before the marker. After the agent has left, the customer is in the queue without a request.
 */
export function markerText(
  strings: ChatStrings,
  { kind, participant }: MarkerItem,
  before: TimelineItem | undefined,
): string {
  if (kind === 'queued') return before?.kind === 'left' ? strings.requeued : strings.queued;
  if (kind === 'closed') return strings.ended;
  if (kind === 'gap') return strings.gap;
  const name = speakerName(strings, participant?.role ?? 'agent', participant?.displayName ?? null);
  return strings[kind](isolate(name));
}
