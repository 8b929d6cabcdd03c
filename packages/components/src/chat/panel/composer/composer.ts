import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyHandler } from '../../../accessibility/key-handler.ts';
import { personIcon, sendIcon } from '../../../icons/index.ts';
import type { PanelHost } from '../../host/panel-host.ts';
import { charactersLeft, isSendable, toText } from './text-limit.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';

/** Callbacks for the customer's actions in the composer. */
export interface ComposerEvents {
  /** Sends a valid text. If the outbox is full, tells the customer and returns false. */
  trySend(text: string): boolean;
  /** Tells the other participants that the customer is typing. */
  showTyping(): void;
}

/** State and action of the "Talk to a person" button. */
export interface PersonButton {
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

/**
 * The form in which the customer writes. The composer keeps the draft through every error and every change of the
 * panel.
 */
export class Composer {
  #draft = '';
  #isRefused = false;
  readonly #host: PanelHost;
  readonly #events: ComposerEvents;

  constructor(host: PanelHost, events: ComposerEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** The text in the field. */
  get draft(): string {
    return this.#draft;
  }

  set draft(text: string) {
    this.#draft = text;
    this.#isRefused &&= text.length > 0 && !isSendable(text);
    this.#host.element.requestUpdate();
  }

  /** Puts texts back into the field, before the draft. */
  putBack(texts: readonly string[]): void {
    if (texts.length) this.draft = [...texts, this.#draft].filter(Boolean).join('\n');
  }

  readonly #onInput = (event: InputEvent): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
    this.#events.showTyping();
  };

  readonly #onKeydown = keyHandler((event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  });

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#submit();
    (event.target as HTMLFormElement).querySelector('textarea')?.focus();
  };

  #submit(): void {
    const draft = this.#draft;
    const text = toText(draft);
    if (!text) return;
    if (isSendable(draft)) {
      this.#isRefused = false;
      if (this.#events.trySend(text)) this.#draft = '';
    } else {
      this.#isRefused = true;
      this.#host.announcer.announce(
        this.#host.localize.strings.charactersOver(-(charactersLeft(draft) ?? 0)),
      );
    }
    this.#host.element.requestUpdate();
  }

  /** @param person - the "Talk to a person" button; undefined while hand-off is unavailable */
  render(person: PersonButton | undefined): TemplateResult {
    const { strings } = this.#host.localize;
    const left = charactersLeft(this.#draft);
    return html`<form
      class=${person ? 'composer' : 'composer single'}
      part="composer"
      novalidate
      @submit=${this.#onSubmit}
    >
      <label class="unseen" for="message">${strings.message}</label>
      <textarea
        id="message"
        part="textarea"
        rows="1"
        autocomplete="off"
        enterkeyhint="send"
        dir="auto"
        placeholder=${strings.placeholder}
        aria-invalid=${this.#isRefused ? 'true' : 'false'}
        aria-describedby=${left === null ? nothing : 'characters'}
        .value=${this.#draft}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      ></textarea>
      <div class="tools">
        ${person ? renderPerson(strings, person) : nothing}
        <button
          class="send"
          part="send-button"
          type="submit"
          aria-label=${strings.send}
          aria-disabled=${toText(this.#draft) ? 'false' : 'true'}
        >
          ${sendIcon()}
        </button>
      </div>
      ${
        left === null
          ? nothing
          : html`<p id="characters" class=${left < 0 ? 'characters over' : 'characters'}>
              ${left < 0 ? strings.charactersOver(-left) : strings.charactersLeft(left)}
            </p>`
      }
    </form>`;
  }
}

function renderPerson(strings: ChatStrings, { isBusy, onClick }: PersonButton): TemplateResult {
  return html`<button
    class="person"
    part="person-button"
    type="button"
    aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${isBusy ? nothing : onClick}
  >
    ${personIcon()}<span>${isBusy ? strings.askingPerson : strings.person}</span>
  </button>`;
}
