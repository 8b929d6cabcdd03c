import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clockIcon, troubleIcon } from '../../../icons/index.ts';
import type { View } from '../../conversation/view.ts';
import type { DeferredStrings } from '../../strings/deferred-strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import type { OutgoingEntry } from './entry.ts';

/** Data and actions for rendering an outgoing message. */
export interface ProgressContext {
  readonly view: View;
  /** Sends a failed message again. */
  retry(key: string): void;
  /** Removes a message that is not sent yet. */
  remove(key: string): void;
}

/** Renders the progress of an outgoing message, with buttons to send a failed message again or to remove it. */
export function renderProgress(
  context: ProgressContext,
  { key, outgoing }: OutgoingEntry,
): TemplateResult {
  const { view } = context;
  const strings = deferredStrings(view.strings);
  const { error, kept, state } = outgoing;
  // The label stays the same during retries, so that it does not flicker between “Waiting” and “Sending”.
  const isRetrying = view.retrying?.has(key) ?? false;
  const isStored = kept && (isRetrying || state === 'waiting');
  const isDisconnected = isRetrying && (!kept || view.snapshot.connection !== 'live');
  const remove = html`<button class="link" type="button" @click=${() => context.remove(key)}>
    ${strings.remove}
  </button>`;
  if (state !== 'failed')
    return html`<p class="progress late">
      <span class="state"
        >${clockIcon()}${isDisconnected ? strings.held : isStored ? strings.kept : strings.states[state]}</span
      >
      ${isStored || isRetrying ? remove : nothing}
    </p>`;
  return html`<div class="progress failed" part="failed-message">
    <span class="state">${troubleIcon()}${failureText(strings, error?.code)}</span>
    <button class="link" type="button" @click=${() => context.retry(key)}>${strings.retry}</button>
    ${remove}
  </div>`;
}

/** Returns the text that tells the customer why a message was not sent. */
export function failureText(strings: DeferredStrings, code: string | undefined): string {
  if (code === 'conversation-closed') return strings.notSentEnded;
  const isRefused = code === 'invalid-request' || code === 'payload-too-large';
  return isRefused ? strings.notSentRefused : strings.notSent;
}
