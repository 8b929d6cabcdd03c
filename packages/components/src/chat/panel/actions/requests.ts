import { nothing, type TemplateResult } from 'lit';
import { TellerHandOffEvent } from '../../events/hand-off-event.ts';
import type { LiveFollower } from '../../conversation/live-follower.ts';
import type { PanelHost } from '../panel-host.ts';
import { renderEndQuestion } from './end-question.ts';
import { renderNotice } from '../message/notice.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** What the customer asks of the service beside messages: a person, or the end. @internal */
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
    this.#host.requestUpdate();
    this.#focusComposer();
    return true;
  };

  /** Asks whether to end, once the customer has chosen to. */
  readonly askEnding = (): void => {
    this.#isEnding = true;
    this.#trouble = '';
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('.question .button')?.focus();
    });
  };

  /** Asks for a person; true if the customer waits for one now. */
  async askPerson(): Promise<boolean> {
    if (this.isAskingPerson) return false;
    let isWaiting = true;
    const strings = deferredStrings(this.#host.strings);
    this.isAskingPerson = true;
    this.#trouble = '';
    this.#host.requestUpdate();
    try {
      await this.#follower.live?.requestPerson();
      const conversationId = this.#follower.live?.getSnapshot().conversation?.id ?? null;
      this.#host.dispatchEvent(new TellerHandOffEvent({ conversationId }));
      this.#focusComposer();
    } catch (error) {
      const code = codeOf(error);
      isWaiting = code === 'already-queued';
      if (!isWaiting) this.fail(code === 'queue-closed' ? strings.nobody : strings.personFailed);
    }
    this.isAskingPerson = false;
    this.#host.requestUpdate();
    return isWaiting;
  }

  readonly #end = async (): Promise<void> => {
    this.#isEnding = false;
    this.#host.requestUpdate();
    try {
      await this.#follower.live?.close();
    } catch {
      this.fail(deferredStrings(this.#host.strings).endFailed);
    }
    await this.#host.updateComplete;
    this.#focusComposer();
  };

  /** Says what went wrong, above the field. */
  fail(text: string): void {
    this.#trouble = text;
    this.#host.announce(text);
    this.#host.requestUpdate();
  }

  /** The question, or what went wrong; nothing most of the time. */
  render(): TemplateResult | typeof nothing {
    const { strings } = this.#host;
    if (this.#trouble) return renderNotice(strings, 'attention', this.#trouble);
    if (!this.#isEnding) return nothing;
    return renderEndQuestion(strings, this.cancelEnding, () => void this.#end());
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
