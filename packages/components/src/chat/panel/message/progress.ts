import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clockIcon, troubleIcon } from '../../../icons/index.ts';
import type { View } from '../../conversation/view.ts';
import type { DeferredStrings } from '../../strings/deferred-strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import type { OutgoingEntry } from './entry.ts';

/** The data and the actions that a message on its way is drawn with. */
export interface ProgressContext {
  readonly view: View;
  /** Sends a failed message again. */
  retry(key: string): void;
  /** Takes the message back. */
  remove(key: string): void;
}

/** How far a message has come that is on its way, and what to do about one that failed. */
export function renderProgress(
  context: ProgressContext,
  { key, outgoing }: OutgoingEntry,
): TemplateResult {
  const { view } = context;
  const strings = deferredStrings(view.strings);
  const { error, kept, state } = outgoing;
  // One word while it is tried again and again, not one for each try.
  const isHeld = view.held?.has(key) ?? false;
  const isKept = kept && (isHeld || state === 'waiting');
  const isCut = isHeld && (!kept || view.snapshot.connection !== 'live');
  const remove = html`<button class="link" type="button" @click=${() => context.remove(key)}>
    ${strings.remove}
  </button>`;
  if (state !== 'failed')
    return html`<p class="progress late">
      <span class="state"
        >${clockIcon()}${isCut ? strings.held : isKept ? strings.kept : strings.states[state]}</span
      >
      ${isKept || isHeld ? remove : nothing}
    </p>`;
  return html`<div class="progress failed" part="failed-message">
    <span class="state">${troubleIcon()}${reason(strings, error?.code)}</span>
    <button class="link" type="button" @click=${() => context.retry(key)}>${strings.retry}</button>
    ${remove}
  </div>`;
}

/** Why a message was not sent, in words for the customer. */
export function reason(strings: DeferredStrings, code: string | undefined): string {
  if (code === 'conversation-closed') return strings.notSentEnded;
  const isRefused = code === 'invalid-request' || code === 'payload-too-large';
  return isRefused ? strings.notSentRefused : strings.notSent;
}
