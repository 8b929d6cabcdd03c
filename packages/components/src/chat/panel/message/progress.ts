import type { OutgoingMessage } from '@tellerkit/sdk/live';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clockIcon, troubleIcon } from '../../../icons/index.ts';
import { isGone, isSignedOut } from '../../conversation/failure.ts';
import { startOver } from '../../conversation/start-over.ts';
import type { StartOverContext } from '../../conversation/start-over.ts';
import { textsOf } from '../../conversation/unsent-texts.ts';
import type { View } from '../../conversation/view.ts';
import type { DeferredStrings } from '../../strings/deferred-strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import type { OutgoingEntry } from './entry.ts';

/** Data and actions for rendering an outgoing message. */
export interface ProgressContext extends StartOverContext {
  readonly view: View;
  /** Sends a failed message again. */
  retry(key: string): void;
  /** Removes a message that is not sent yet. */
  remove(key: string): void;
}

/**
 * Renders the progress of an outgoing message. A failed message has a button for the next step, if there is one, and a
 * button that removes the message.
 */
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
    ${renderNextStep(context, outgoing)} ${remove}
  </div>`;
}

/** Renders the button for the step that helps. After other steps the service would refuse the message again. */
function renderNextStep(
  context: ProgressContext,
  outgoing: OutgoingMessage,
): TemplateResult | typeof nothing {
  const { key, error } = outgoing;
  const strings = deferredStrings(context.view.strings);
  const edit = () => {
    context.composer.putBack(textsOf(outgoing));
    context.remove(key);
  };
  const button = (label: string, onClick: () => void) =>
    html`<button class="link" type="button" @click=${onClick}>${label}</button>`;
  if (error?.code === 'limit-reached') return nothing;
  if (isGone(error?.code)) return button(context.view.strings.startNew, () => startOver(context));
  if (isRefused(error?.code)) return button(strings.edit, edit);
  return button(strings.retry, () => context.retry(key));
}

/** Returns the text that tells the customer why a message was not sent. */
export function failureText(strings: DeferredStrings, code: string | undefined): string {
  if (code === 'conversation-closed') return strings.notSentEnded;
  if (code === 'limit-reached') return strings.notSentLimit;
  if (isGone(code)) return strings.notSentGone;
  if (isSignedOut(code)) return strings.notSentSignIn;
  return isRefused(code) ? strings.notSentRefused : strings.notSent;
}

/** True if the service refuses the content of the message. */
function isRefused(code: string | undefined): boolean {
  return code === 'invalid-request' || code === 'payload-too-large';
}
