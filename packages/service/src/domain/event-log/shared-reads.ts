import type { Bus } from '../../store/bus/bus.ts';
import type { StoredEvent } from '../../store/database/tables/stored-event.ts';
import type { Store } from '../../store/store.ts';
import { conversationTopic } from './conversation-topic.ts';
import type { EphemeralEvent } from './ephemeral-event.ts';
import { readEvents } from './read-events.ts';
import type { EventRange } from './read-events.ts';

/** Readings of one conversation that are under way. */
interface Readings {
  readonly byPlace: Map<string, Promise<readonly StoredEvent[]>>;
  readonly leave: () => void;
}

/** Sources of stored events and of news about them. */
export interface EventSources extends Pick<Store, 'db'> {
  readonly bus: Bus;
}

/**
 * Lets readers who wake at the same event share one reading and one parsing of it: a thousand readers of a
 * conversation cost the database one query an event.
 */
export class SharedReads {
  readonly #sources: EventSources;
  readonly #readings = new Map<string, Readings>();
  #payload = '';
  #ephemeral: EphemeralEvent | undefined;

  constructor(sources: EventSources) {
    this.#sources = sources;
  }

  /**
   * Reads stored events, oldest first.
   *
   * @param reach - number of an event that the caller knows to be stored: the reading is none that began
   * before it was. Another node's event may be seen here before this node is told of it.
   */
  async stored(range: EventRange, reach: number): Promise<readonly StoredEvent[]> {
    const { tenantId, conversationId } = range;
    const key = `${tenantId} ${conversationId}`;
    const place = `${range.after} ${range.limit}`;
    const known = this.#readings.get(key)?.byPlace.get(place);
    if (known) {
      const events = await known;
      if (events.length === range.limit || (events.at(-1)?.sequence ?? range.after) >= reach)
        return events;
    }
    // A reading that is open now began after this call, so it reaches the newest event
    const readings = this.#readings.get(key) ?? this.#open(key, conversationId);
    return readings.byPlace.get(place) ?? this.#read(readings, { key, place, range });
  }

  /** The event in a payload; the same object for all who ask in turn. */
  ephemeral(payload: string): EphemeralEvent {
    if (!this.#ephemeral || payload !== this.#payload) {
      this.#payload = payload;
      this.#ephemeral = JSON.parse(payload) as EphemeralEvent;
    }
    return this.#ephemeral;
  }

  async #read(
    readings: Readings,
    { key, place, range }: { key: string; place: string; range: EventRange },
  ): Promise<readonly StoredEvent[]> {
    const reading = readEvents(this.#sources.db, range);
    readings.byPlace.set(place, reading);
    try {
      return await reading;
    } finally {
      readings.byPlace.delete(place);
      if (readings.byPlace.size === 0) this.#close(key, readings);
    }
  }

  #open(key: string, conversationId: string): Readings {
    const readings: Readings = {
      byPlace: new Map(),
      // A reading may miss an event that is stored while it runs
      leave: this.#sources.bus.subscribe(conversationTopic(conversationId), (payload) => {
        if (payload === undefined) this.#close(key, readings);
      }),
    };
    this.#readings.set(key, readings);
    return readings;
  }

  #close(key: string, readings: Readings): void {
    readings.leave();
    if (this.#readings.get(key) === readings) this.#readings.delete(key);
  }
}
