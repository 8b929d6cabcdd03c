import type { QueueEntry } from '@tellerkit/sdk';
import type { TemplateResult } from 'lit';
import { TellerQueueLeftEvent } from '../events/queue-left-event.ts';
import { codeOf } from '../../client/code-of.ts';
import type { QueueClient } from '../client/queue-client.ts';
import type { StateStream } from '../view/state-stream.ts';
import type { ViewHost, ViewPart } from '../view/view-part.ts';
import { placeAnnouncement } from './place-texts.ts';
import { placeState } from './place-state.ts';
import type { PlaceState } from './place-state.ts';
import { renderPlace } from './place-view.ts';
import type { LeaveStep } from './place-view.ts';
import { placeStyles } from './place.styles.ts';
import { english } from './strings.en.ts';
import type { PlaceStrings } from './strings.en.ts';

const languages: Readonly<Record<string, () => Promise<PlaceStrings>>> = {
  'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
};

/** The view `place`: follows a customer's place in a queue, and lets the customer leave the queue. */
export class Place implements ViewPart {
  readonly styles = placeStyles;
  readonly #host: ViewHost;
  readonly #strings: PlaceStrings;
  readonly #places: StateStream<QueueEntry>;
  #client: QueueClient | undefined;
  #leave: LeaveStep = 'none';
  #shownId = '';
  /** The place that the customer has given up. The view still shows it, with the state `left`. */
  #departed: QueueEntry | undefined;

  constructor(host: ViewHost, strings: PlaceStrings, places: StateStream<QueueEntry>) {
    this.#host = host;
    this.#strings = strings;
    this.#places = places;
  }

  follow(client: QueueClient | undefined): void {
    const { entry, entryId } = this.#host;
    this.#client = client;
    const id = entry?.id ?? entryId;
    if (id !== this.#shownId) {
      this.#shownId = id;
      this.#departed = undefined;
      this.#leave = 'none';
    }
    if (client && entryId && !entry)
      this.#places.follow([client, entryId], (options) =>
        client.queueEntries.stream(entryId, options),
      );
    else this.#places.follow([]);
  }

  get fault(): unknown {
    return this.#state === 'failed' ? (this.#places.error ?? 'failed') : undefined;
  }

  get announcement(): string {
    // After the customer leaves, the focus moves to the title, so the screen reader reads the title without an
    // announcement.
    return this.#departed ? '' : placeAnnouncement(this.#state, this.#entry, this.#strings);
  }

  get isUrgent(): boolean {
    return this.#state !== 'waiting' && this.#state !== 'nobody';
  }

  render(): TemplateResult {
    return renderPlace({
      state: this.#state,
      entry: this.#entry,
      strings: this.#strings,
      isReconnecting: this.#places.status === 'waiting',
      leave: this.#leave,
      canLeave: !!this.#client,
      onLeave: () => this.#goTo('asking', '[part=keep]'),
      onConfirm: () => void this.#confirm(),
      onKeep: () => this.#goTo('none', '[part=leave]'),
    });
  }

  get #entry(): QueueEntry | undefined {
    return this.#departed ?? this.#host.entry ?? this.#places.value;
  }

  get #state(): PlaceState {
    return placeState(this.#entry, this.#places);
  }

  async #confirm(): Promise<void> {
    const entry = this.#entry;
    if (!entry || !this.#client || this.#leave === 'leaving') return;
    this.#goTo('leaving');
    try {
      this.#departed = await this.#client.queueEntries.leave(entry.id);
    } catch (error) {
      const isRefused = /^(?:not-found|forbidden|limit-reached)$/.test(String(codeOf(error)));
      this.#goTo(isRefused ? 'refused' : 'failed');
      return;
    }
    this.#goTo('none', '#title');
    this.#host.dispatchEvent(new TellerQueueLeftEvent({ entryId: entry.id }));
  }

  /** Changes the progress in leaving, and moves the focus to the first element that matches `focusOn`. */
  #goTo(leave: LeaveStep, focusOn?: string): void {
    this.#leave = leave;
    this.#host.requestUpdate();
    if (focusOn)
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>(focusOn)?.focus(),
      );
  }
}

/** Loads the view in a language, or in English if the language does not load. */
export async function loadPlace(
  host: ViewHost,
  locale: string,
  places: StateStream<QueueEntry>,
): Promise<Place> {
  return new Place(host, (await languages[locale]?.().catch(() => undefined)) ?? english, places);
}
