import type { Kernel } from '../kernel/kernel.ts';
import { conversationTopic } from './append.ts';
import type { StoredEvent } from './append.ts';
import type { PassingEvent } from './publish-passing.ts';
import { readEvents } from './read-events.ts';
import type { EventRange } from './read-events.ts';

/** Readings of one conversation that are under way. */
interface Readings {
  readonly byPlace: Map<string, Promise<readonly StoredEvent[]>>;
  readonly leave: () => void;
}

/**
 * Lets readers who wake at the same event share one reading and one parsing of it: a thousand readers of a
 * conversation cost the database one query an event.
 *
 * @internal
 */
export class SharedReads {
  readonly #kernel: Pick<Kernel, 'db' | 'bus'>;
  readonly #readings = new Map<string, Readings>();
  #payload = '';
  #passing: PassingEvent | undefined;

  constructor(kernel: Pick<Kernel, 'db' | 'bus'>) {
    this.#kernel = kernel;
  }

  /** Reads stored events, oldest first, as they stand no earlier than at this call. */
  async stored(range: EventRange): Promise<readonly StoredEvent[]> {
    const { tenantId, conversationId, after, limit } = range;
    const key = `${tenantId} ${conversationId}`;
    const readings = this.#readings.get(key) ?? this.#open(key, conversationId);
    const place = `${after} ${limit}`;
    const known = readings.byPlace.get(place);
    if (known) return known;
    const reading = readEvents(this.#kernel.db, range);
    readings.byPlace.set(place, reading);
    try {
      return await reading;
    } finally {
      readings.byPlace.delete(place);
      if (readings.byPlace.size === 0) this.#close(key, readings);
    }
  }

  /** The event in a payload; the same object for all who ask in turn. */
  passing(payload: string): PassingEvent {
    if (!this.#passing || payload !== this.#payload) {
      this.#payload = payload;
      this.#passing = JSON.parse(payload) as PassingEvent;
    }
    return this.#passing;
  }

  #open(key: string, conversationId: string): Readings {
    const readings: Readings = {
      byPlace: new Map(),
      // what is being read may not hold what was stored meanwhile
      leave: this.#kernel.bus.subscribe(conversationTopic(conversationId), (payload) => {
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
