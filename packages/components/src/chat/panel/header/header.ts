import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { assistantIcon, minimiseIcon } from '../../../icons/index.ts';
import { stageOf } from '../../conversation/stage.ts';
import type { initials } from './initials.ts';
import { speakerName } from '../../strings/speaker.ts';
import type { View } from '../../conversation/view.ts';

/** Data and actions that the header needs in addition to the view. */
export interface HeaderOptions {
  readonly heading: string;
  /** Returns the initials of a name. Undefined until the code has loaded; an icon takes their place. */
  readonly initials: typeof initials | undefined;
  /** True if the chat shows a failure instead of a conversation. */
  readonly hasFailed: boolean;
  /** Closes the panel. Undefined for an inline chat. */
  readonly onMinimise: (() => void) | undefined;
  /** Asks the customer to confirm the end of the conversation. Undefined if there is no conversation to end. */
  readonly onEnd: (() => void) | undefined;
}

/** Renders the top of the panel, with the bank's heading and the name of the agent or assistant. */
export function renderHeader(view: View, options: HeaderOptions): TemplateResult {
  const { strings } = view;
  const { hasFailed, heading, onEnd, onMinimise } = options;
  return html`<div class="head" part="header">
    ${renderAvatar(view, options)}
    <div class="who">
      <h2 id="heading" class="heading" dir="auto">${heading || strings.heading}</h2>
      <p class="presence">${hasFailed ? nothing : renderPresence(view)}</p>
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

function renderAvatar({ strings, snapshot }: View, options: HeaderOptions): TemplateResult {
  const { agent } = snapshot;
  const stage = stageOf(snapshot);
  return html`<span class="avatar" part="avatar" data-stage=${stage} aria-hidden="true"
    >${
      agent && stage === 'agent' && options.initials
        ? options.initials(speakerName(strings, 'agent', agent.displayName))
        : assistantIcon()
    }</span
  >`;
}

function renderPresence({ strings, snapshot }: View): unknown {
  const name = speakerName(strings, 'agent', snapshot.agent?.displayName ?? null);
  switch (stageOf(snapshot)) {
    case 'queued':
      return strings.waiting;
    case 'agent':
      return html`<strong dir="auto">${name}</strong
        ><span class="hint">${strings.agentHint}</span>`;
    case 'closed':
      return strings.ended;
    default:
      return html`<strong>${strings.assistant}</strong>${
          // Without a connection the assistant cannot answer at once, so the hint “Answers at once” is left out.
          /^(?:offline|ended)$/.test(snapshot.connection)
            ? nothing
            : html`<span class="hint">${strings.assistantHint}</span>`
        }`;
  }
}
