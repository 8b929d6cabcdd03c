import type { Queue, QueueBoard } from '@tellerkit/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { attentionIcon, clockIcon, ticketIcon } from '../../icons/index.ts';
import { withoutControls } from '../../locales/bidi.ts';
import type { BoardStrings } from './strings.en.ts';

/** Data of the public display: a board, or the reason why there is no board. */
export interface BoardModel {
  readonly board: QueueBoard | undefined;
  /** The reason why there is no board to show. */
  readonly problem: 'loading' | 'failed' | 'unknown';
  /** True while the shown board may be out of date. */
  readonly isStale: boolean;
  readonly strings: BoardStrings;
}

/**
 * Maximum number of listed tickets, so that the tickets stay readable across a hall. The display shows the number of
 * other waiting tickets.
 */
const maxCalled = 4;
const maxWaiting = 15;

/** Renders the public display of a queue, as a branch shows it on a screen. Renders the reason if there is no data. */
export function renderBoard({ board, problem, isStale, strings }: BoardModel): TemplateResult {
  if (!board) return renderEmpty(problem, strings);
  const { queue, called, waiting } = board;
  return html`<div
    class="board"
    part="board"
    role="group"
    aria-label=${withoutControls(queue.name)}
  >
    <div class="top" part="head">
      <p class="queue"><bdi>${withoutControls(queue.name)}</bdi></p>
      ${isStale ? html`<p class="stale" part="note">${attentionIcon()}${strings.stale}</p>` : nothing}
    </div>
    <div class="calling" part="called">
      <p class="caption" id="called">${strings.called}</p>
      ${renderCalled(called, strings)}
    </div>
    <div class="waiting" part="waiting">
      <p class="caption" id="waiting">
        ${strings.waiting}<span class="count">${queue.waiting || nothing}</span>
      </p>
      ${renderWaiting(waiting, queue.waiting, strings)}
    </div>
    <p class="newcomers" part="wait">${renderNewcomers(queue, strings)}</p>
  </div>`;
}

function renderCalled(called: QueueBoard['called'], strings: BoardStrings): TemplateResult {
  if (!called.length) return html`<p class="none">${strings.noneCalled}</p>`;
  return html`<ol class="calls" aria-labelledby="called">
    ${repeat(
      called.slice(0, maxCalled),
      ({ ticket }) => ticket,
      ({ ticket, desk }) =>
        html`<li class="call">
          <span class="ticket">${ticket}</span>
          <span class="desk">${desk ? strings.desk(withoutControls(desk)) : strings.noDesk}</span>
        </li>`,
    )}
  </ol>`;
}

function renderWaiting(
  waiting: QueueBoard['waiting'],
  total: number,
  strings: BoardStrings,
): TemplateResult {
  if (!waiting.length) return html`<p class="none">${strings.noneWaiting}</p>`;
  const shown = waiting.slice(0, maxWaiting);
  const rest = Math.max(total, waiting.length) - shown.length;
  return html`<ol class="tickets" aria-labelledby="waiting">
      ${repeat(
        shown,
        ({ ticket }) => ticket,
        ({ ticket }) => html`<li>${ticket}</li>`,
      )}
    </ol>
    ${rest > 0 ? html`<p class="more">${strings.more(rest)}</p>` : nothing}`;
}

function renderNewcomers({ open, expectedWait }: Queue, strings: BoardStrings): TemplateResult {
  if (!open) return html`${ticketIcon()}<span>${strings.closed}</span>`;
  if (!expectedWait) return html`${attentionIcon()}<span>${strings.nobody}</span>`;
  return html`${clockIcon()}<span>${strings.newcomers}</span>
    <strong>${strings.wait(expectedWait)}</strong>`;
}

function renderEmpty(problem: BoardModel['problem'], strings: BoardStrings): TemplateResult {
  return html`<div class="board empty" part="board" role="group" aria-labelledby="title">
    <p class=${problem === 'loading' ? 'unseen' : 'queue'} id="title">${strings[problem]}</p>
    ${problem === 'loading' ? nothing : html`<p class="none">${strings[`${problem}Hint`]}</p>`}
  </div>`;
}
