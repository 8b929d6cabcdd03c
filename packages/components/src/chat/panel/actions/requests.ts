import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { TellerHandOffEvent } from '../../events/hand-off-event.ts';
import { codeOf } from '../../../client/code-of.ts';
import { isGone } from '../../conversation/failure.ts';
import type { LiveFollower } from '../../conversation/live-follower.ts';
import type { PanelHost } from '../../host/panel-host.ts';
import { renderEndQuestion } from './end-question.ts';
import { renderNotice } from '../message/notice.ts';
import type { DeferredStrings } from '../../strings/deferred-strings.en.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** The customer's requests to talk to a person and to end the chat. */
export class Requests {
  /** True while the hand-off request is running. */
  isRequestingPerson = false;

  #isConfirmingEnd = false;
  /** The error text that the panel shows to the customer. Empty if there is none. */
  #problem = '';
  readonly #host: PanelHost;
  readonly #follower: LiveFollower;
  readonly #focusComposer: () => void;

  constructor(host: PanelHost, follower: LiveFollower, focusComposer: () => void) {
    this.#host = host;
    this.#follower = follower;
    this.#focusComposer = focusComposer;
  }

  /** Removes the question about ending the chat, and the error text, from the panel. */
  clear(): void {
    this.#isConfirmingEnd = false;
    this.#problem = '';
  }

  /** Removes the error text from the panel. Called once the conversation has continued. */
  clearProblem(): void {
    this.#problem = '';
  }

  /** Removes the question about ending the chat from the panel. Returns false if the panel shows no such question. */
  readonly cancelEnd = (): boolean => {
    if (!this.#isConfirmingEnd) return false;
    this.#isConfirmingEnd = false;
    this.#host.element.requestUpdate();
    this.#focusComposer();
    return true;
  };

  /** Asks the customer to confirm the end of the chat. */
  readonly confirmEnd = (): void => {
    this.#isConfirmingEnd = true;
    this.#problem = '';
    this.#host.element.requestUpdate();
    void this.#host.element.updateComplete.then(() => {
      this.#host.element.renderRoot.querySelector<HTMLElement>('.question .button')?.focus();
    });
  };

  /** Asks the service for a person, and returns true if the customer is in the queue now. */
  async requestPerson(): Promise<boolean> {
    if (this.isRequestingPerson) return false;
    let isQueued = true;
    const strings = deferredStrings(this.#host.localize.strings);
    this.isRequestingPerson = true;
    this.#problem = '';
    this.#host.element.requestUpdate();
    try {
      await this.#follower.live?.requestPerson();
      const conversationId = this.#follower.live?.getSnapshot().conversation?.id ?? null;
      this.#host.element.dispatchEvent(new TellerHandOffEvent({ conversationId }));
      this.#focusComposer();
    } catch (error) {
      const code = codeOf(error);
      isQueued = code === 'already-queued';
      if (!isQueued) this.#fail(personProblem(strings, code));
    }
    this.isRequestingPerson = false;
    this.#host.element.requestUpdate();
    return isQueued;
  }

  readonly #end = async (): Promise<void> => {
    this.#isConfirmingEnd = false;
    this.#host.element.requestUpdate();
    try {
      await this.#follower.live?.close();
    } catch (error) {
      const { endFailed, gone } = deferredStrings(this.#host.localize.strings);
      this.#fail(isGone(codeOf(error)) ? gone : endFailed);
    }
    await this.#host.element.updateComplete;
    this.#focusComposer();
  };

  /** Tells the customer that too many messages wait to be sent. */
  showOutboxFull(): void {
    this.#fail(deferredStrings(this.#host.localize.strings).full);
  }

  /** Shows an error text above the field, and announces the text to screen readers. */
  #fail(text: string): void {
    this.#problem = text;
    this.#host.announcer.announce(text);
    this.#host.element.requestUpdate();
  }

  /** Renders the error text, the question about ending the chat, or nothing. */
  render(): TemplateResult | typeof nothing {
    const { strings } = this.#host.localize;
    if (this.#problem) return renderNotice(strings, 'attention', this.#problem);
    if (!this.#isConfirmingEnd) return nothing;
    return renderEndQuestion(strings, this.cancelEnd, () => void this.#end());
  }
}

/** Returns the text that tells the customer why no person can be asked for, and the next step. */
function personProblem(strings: DeferredStrings, code: unknown): string {
  if (code === 'queue-closed') return strings.nobody;
  if (code === 'limit-reached') return strings.personLimit;
  return isGone(code) ? strings.gone : strings.personFailed;
}
