import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { QueueEntry } from '@tellerkit/sdk';
import { attentionIcon, personIcon, ticketIcon } from '../../icons/index.ts';
import { withoutControls } from '../../locales/bidi.ts';
import { renderSkeleton } from '../view/skeleton.ts';
import { aheadOf } from './place-state.ts';
import type { PlaceState } from './place-state.ts';
import { placeTexts } from './place-texts.ts';
import type { PlaceStrings } from './strings.en.ts';

/**
 * The customer's progress in leaving the queue: not started, asked to confirm, leaving, failed for now, or refused by the
 * service.
 */
export type LeaveStep = 'none' | 'asking' | 'leaving' | 'failed' | 'refused';

/** Data and actions of the view of a customer's place. */
export interface PlaceModel {
  readonly state: PlaceState;
  readonly entry: QueueEntry | undefined;
  readonly strings: PlaceStrings;
  readonly isReconnecting: boolean;
  readonly leave: LeaveStep;
  /** False while the element has no client. */
  readonly canLeave: boolean;
  readonly onLeave: () => void;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** Maximum number of dots for the customers ahead. */
const maxDots = 8;

/** Renders a customer's place: the position, the expected wait and the next step. */
export function renderPlace(model: PlaceModel): TemplateResult {
  const { state, entry, strings, isReconnecting } = model;
  const [title, hint] = placeTexts(state, entry, strings);
  if (state === 'loading') return renderSkeleton(title);
  const isInLine = entry && (state === 'waiting' || state === 'nobody');
  return html`<div class="card ${state}" part="card" role="group" aria-labelledby="title">
    ${entry ? renderHead(entry, strings) : nothing}
    ${isInLine ? renderFigure(entry, strings) : renderTitle(state, title)}
    ${
      isInLine
        ? html`<p class="wait" part="wait">
            ${entry.expectedWait ? strings.wait(entry.expectedWait) : title}
          </p>`
        : nothing
    }
    <p class="hint" part="hint">${hint}</p>
    ${
      entry && isReconnecting
        ? html`<p class="note" part="note">${attentionIcon()}${strings.reconnecting}</p>`
        : nothing
    }
    ${isInLine && model.canLeave ? renderLeave(model) : nothing}
  </div>`;
}

function renderTitle(state: PlaceState, title: string): TemplateResult {
  return html`<p class="title" part="title" id="title" tabindex="-1">
    ${state === 'called' || state === 'served' ? personIcon() : nothing}${title}
  </p>`;
}

function renderHead({ queueName, ticket }: QueueEntry, strings: PlaceStrings): TemplateResult {
  return html`<p class="head" part="head">
    <span class="name"><bdi>${withoutControls(queueName)}</bdi></span>
    <span class="ticket" part="ticket"
      >${ticketIcon()}<span class="unseen">${strings.ticket(ticket)}</span
      ><span aria-hidden="true">${ticket}</span></span
    >
  </p>`;
}

function renderFigure(entry: QueueEntry, strings: PlaceStrings): TemplateResult {
  const ahead = aheadOf(entry);
  const position = ahead + 1;
  const [before, after] = strings.around;
  const place = strings.place(position);
  // The templates for odd and even positions differ, so that a new position is a new node and plays its animation.
  return html`<p class="place" part="place" id="title">
      <span class="lead">${before}</span>
      ${
        position % 2
          ? html`<strong class="figure">${place}</strong>`
          : html`<strong class="figure">${place} </strong>`
      }
      <span class="lead">${after}</span>
    </p>
    <div class="people" aria-hidden="true">
      ${Array.from({ length: Math.min(ahead, maxDots) }, () => html`<i></i>`)}
      ${ahead > maxDots ? html`<span>+${ahead - maxDots}</span>` : nothing}
      <i class="own"></i>
    </div>`;
}

function renderLeave({ leave, strings, onLeave, onConfirm, onKeep }: PlaceModel): TemplateResult {
  if (leave === 'none')
    return html`<button class="button quiet" part="leave" @click=${onLeave}>
      ${strings.leave}
    </button>`;
  const isLeaving = leave === 'leaving';
  return html`<div class="confirm" part="confirm" role="group" aria-labelledby="question">
    <p id="question">${strings.leaveQuestion}</p>
    ${
      leave === 'failed' || leave === 'refused'
        ? html`<p class="note">
            ${attentionIcon()}${leave === 'failed' ? strings.leaveFailed : strings.leaveRefused}
          </p>`
        : html`<p class="hint">${strings.leaveHint}</p>`
    }
    <button class="button main" part="keep" aria-disabled=${isLeaving} @click=${onKeep}>
      ${strings.keep}
    </button>
    ${
      leave === 'refused'
        ? nothing
        : html`<button
            class="button"
            part="confirm-leave"
            aria-disabled=${isLeaving}
            @click=${onConfirm}
          >
            ${strings.leave}
          </button>`
    }
  </div>`;
}
