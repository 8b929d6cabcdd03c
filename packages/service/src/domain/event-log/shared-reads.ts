import type { Bus } from '../../store/bus/bus.ts';
import type { Store } from '../../store/store.ts';
import { conversationTopic } from './conversation-topic.ts';
import type { EphemeralEvent } from './ephemeral-event.ts';
import { readEvents } from './read-events.ts';
import type { EventRange, EventsRead } from './read-events.ts';

/** Pending queries for the events of one conversation. */
interface PendingReads {
  readonly byRange: Map<string, Promise<EventsRead>>;
  readonly unsubscribe: () => void;
}

/** Dependencies of {@link SharedReads}. */
export interface SharedReadParts extends Pick<Store, 'db'> {
  readonly bus: Bus;
}

/**
 * Lets readers who wake at the same event share one query and one parse. A thousand readers of a conversation cost the
 * database one query per event.
 */
export class SharedReads {
  readonly #sources: SharedReadParts;
  readonly #pending = new Map<string, PendingReads>();
  #payload = '';
  #ephemeral: EphemeralEvent | undefined;

  constructor(sources: SharedReadParts) {
    this.#sources = sources;
  }

  /**
   * Reads stored events, oldest first.
   *
   * @param knownSequence - sequence number of an event that the caller knows to be stored. The result never comes from
   * a query that began before this event was stored. Such a query can still be pending, because the caller may have
   * read another node's event before the bus announces it.
   */
  async stored(range: EventRange, knownSequence: number): Promise<EventsRead> {
    const { tenantId, conversationId } = range;
    const key = `${tenantId} ${conversationId}`;
    const rangeKey = [range.after, range.limit, range.bytes, range.keepsNewest].join(' ');
    const known = this.#pending.get(key)?.byRange.get(rangeKey);
    if (known) {
      const read = await known;
      const { events, isCut } = read;
      if (
        isCut ||
        events.length === range.limit ||
        (events.at(-1)?.sequence ?? range.after) >= knownSequence
      )
        return read;
    }
    // A query that is pending now began after this call, so its result includes the event `knownSequence`
    const pending = this.#pending.get(key) ?? this.#open(key, conversationId);
    return pending.byRange.get(rangeKey) ?? this.#read(pending, { key, rangeKey, range });
  }

  /** Parses the payload of an ephemeral event. Consecutive calls with the same payload return the same object. */
  ephemeral(payload: string): EphemeralEvent {
    if (!this.#ephemeral || payload !== this.#payload) {
      this.#payload = payload;
      this.#ephemeral = JSON.parse(payload) as EphemeralEvent;
    }
    return this.#ephemeral;
  }

  async #read(
    pending: PendingReads,
    { key, rangeKey, range }: { key: string; rangeKey: string; range: EventRange },
  ): Promise<EventsRead> {
    const query = readEvents(this.#sources.db, range);
    pending.byRange.set(rangeKey, query);
    try {
      return await query;
    } finally {
      pending.byRange.delete(rangeKey);
      if (pending.byRange.size === 0) this.#close(key, pending);
    }
  }

  #open(key: string, conversationId: string): PendingReads {
    const pending: PendingReads = {
      byRange: new Map(),
      // Readers of a new event need a new query, because the pending queries may miss the event
      unsubscribe: this.#sources.bus.subscribe(conversationTopic(conversationId), (payload) => {
        if (payload === undefined) this.#close(key, pending);
      }),
    };
    this.#pending.set(key, pending);
    return pending;
  }

  #close(key: string, pending: PendingReads): void {
    pending.unsubscribe();
    if (this.#pending.get(key) === pending) this.#pending.delete(key);
  }
}
