import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { TellerHandOffEvent } from '../../events/hand-off-event.ts';
import type { LiveFollower } from '../../conversation/live-follower.ts';
import type { PanelHost } from '../../host/panel-host.ts';
import { renderEndQuestion } from './end-question.ts';
import { renderNotice } from '../message/notice.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** What the customer asks of the service beside messages: a person, or the end. */
export class Requests {
  /** Whether a person is being asked for. */
  isAskingPerson = false;

  #isEnding = false;
  /** What went wrong with the last request. */
  #trouble = '';
  readonly #host: PanelHost;
  readonly #follower: LiveFollower;
  readonly #focusComposer: () => void;

  constructor(host: PanelHost, follower: LiveFollower, focusComposer: () => void) {
    this.#host = host;
    this.#follower = follower;
    this.#focusComposer = focusComposer;
  }

  /** Forgets questions and troubles, because the customer went on. */
  clear(): void {
    this.#isEnding = false;
    this.#trouble = '';
  }

  /** Drops what went wrong: the conversation has gone on since. */
  settle(): void {
    this.#trouble = '';
  }

  /** Takes back the question whether to end; false if it is not asked. */
  readonly cancelEnding = (): boolean => {
    if (!this.#isEnding) return false;
    this.#isEnding = false;
    this.#host.element.requestUpdate();
    this.#focusComposer();
    return true;
  };

  /** Asks whether to end, once the customer has chosen to. */
  readonly askEnding = (): void => {
    this.#isEnding = true;
    this.#trouble = '';
    this.#host.element.requestUpdate();
    void this.#host.element.updateComplete.then(() => {
      this.#host.element.renderRoot.querySelector<HTMLElement>('.question .button')?.focus();
    });
  };

  /** Asks for a person; true if the customer waits for one now. */
  async askPerson(): Promise<boolean> {
    if (this.isAskingPerson) return false;
    let isWaiting = true;
    const strings = deferredStrings(this.#host.localize.strings);
    this.isAskingPerson = true;
    this.#trouble = '';
    this.#host.element.requestUpdate();
    try {
      await this.#follower.live?.requestPerson();
      const conversationId = this.#follower.live?.getSnapshot().conversation?.id ?? null;
      this.#host.element.dispatchEvent(new TellerHandOffEvent({ conversationId }));
      this.#focusComposer();
    } catch (error) {
      const code = codeOf(error);
      isWaiting = code === 'already-queued';
      if (!isWaiting) this.fail(code === 'queue-closed' ? strings.nobody : strings.personFailed);
    }
    this.isAskingPerson = false;
    this.#host.element.requestUpdate();
    return isWaiting;
  }

  readonly #end = async (): Promise<void> => {
    this.#isEnding = false;
    this.#host.element.requestUpdate();
    try {
      await this.#follower.live?.close();
    } catch {
      this.fail(deferredStrings(this.#host.localize.strings).endFailed);
    }
    await this.#host.element.updateComplete;
    this.#focusComposer();
  };

  /** Says that too many messages wait to be sent. */
  tellFull(): void {
    this.fail(deferredStrings(this.#host.localize.strings).full);
  }

  /** Says what went wrong, above the field. */
  fail(text: string): void {
    this.#trouble = text;
    this.#host.announcer.announce(text);
    this.#host.element.requestUpdate();
  }

  /** The question, or what went wrong; nothing most of the time. */
  render(): TemplateResult | typeof nothing {
    const { strings } = this.#host.localize;
    if (this.#trouble) return renderNotice(strings, 'attention', this.#trouble);
    if (!this.#isEnding) return nothing;
    return renderEndQuestion(strings, this.cancelEnding, () => void this.#end());
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
