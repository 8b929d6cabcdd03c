import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { assistantIcon, minimiseIcon } from '../../../icons/index.ts';
import { stageOf } from '../../conversation/stage.ts';
import { initials, speakerName } from '../../strings/speaker.ts';
import type { View } from '../../conversation/view.ts';

/** What the header needs beside the view. */
export interface HeaderOptions {
  readonly heading: string;
  /** Nobody is on the other side. */
  readonly hasFailed: boolean;
  /** Puts the panel away; undefined where the panel is part of the page. */
  readonly onMinimise: (() => void) | undefined;
  /** Asks to end the conversation; undefined while there is none to end. */
  readonly onEnd: (() => void) | undefined;
}

/** The top of the panel: the bank's heading and who is on the other side. */
export function renderHeader(view: View, options: HeaderOptions): TemplateResult {
  const { strings } = view;
  const { hasFailed, heading, onEnd, onMinimise } = options;
  return html`<div class="head" part="header">
    ${avatar(view)}
    <div class="who">
      <h2 id="heading" class="heading">${heading || strings.heading}</h2>
      <p class="presence">${hasFailed ? nothing : presence(view)}</p>
    </div>
    ${
      onEnd
        ? html`<button class="quiet" part="end-button" type="button" @click=${onEnd}>
            ${strings.end}
          </button>`
        : nothing
    }
    ${
      onMinimise
        ? html`<button
            class="square"
            part="minimise-button"
            type="button"
            aria-label=${strings.minimise}
            @click=${onMinimise}
          >
            ${minimiseIcon()}
          </button>`
        : nothing
    }
  </div>`;
}

function avatar({ strings, snapshot }: View): TemplateResult {
  const { agent } = snapshot;
  const stage = stageOf(snapshot);
  return html`<span class="avatar" part="avatar" data-stage=${stage} aria-hidden="true"
    >${
      agent && stage === 'agent'
        ? initials(speakerName(strings, 'agent', agent.displayName))
        : assistantIcon()
    }</span
  >`;
}

function presence({ strings, snapshot }: View): unknown {
  const name = speakerName(strings, 'agent', snapshot.agent?.displayName ?? null);
  switch (stageOf(snapshot)) {
    case 'queued':
      return strings.waiting;
    case 'agent':
      return html`<strong>${name}</strong><span class="hint">${strings.agentHint}</span>`;
    case 'closed':
      return strings.ended;
    default:
      return html`<strong>${strings.assistant}</strong>${
          // Without a connection nobody does.
          snapshot.connection === 'offline'
            ? nothing
            : html`<span class="hint">${strings.assistantHint}</span>`
        }`;
  }
}
