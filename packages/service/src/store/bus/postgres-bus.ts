import { Client, escapeIdentifier } from 'pg';
import type { Clock } from '../../base/clock.ts';
import { describeError } from '../../base/describe-error.ts';
import { randomHex } from '../../base/hash.ts';
import type { Logger } from '../../base/logger.ts';
import { LocalBus } from './bus.ts';
import type { Bus, BusListener } from './bus.ts';
import { encodeBatch, NotificationReader } from './notification.ts';
import { Outgoing } from './outgoing.ts';

/** What a {@link PostgresBus} is made of. */
export interface PostgresBusOptions {
  readonly url: string;
  /** Nodes on the same channel hear each other. */
  readonly channel: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How often the connection is tried, and what may have been missed is read, in ms. */
const recheckMs = 30_000;
/** How long PostgreSQL may take to answer the bus, in ms. */
const patienceMs = 10_000;
const firstRetryMs = 100;
const longestRetryMs = 5000;
/** Topics woken in one turn, so that thousands of readers do not read at the same moment. */
const slice = 100;
const sliceMs = 50;

const nodeBytes = 8;
/** https://www.postgresql.org/docs/current/sql-notify.html: channels are names of at most 63 bytes. */
const longestChannel = 63;

/**
 * A bus among all nodes over one PostgreSQL, by LISTEN and NOTIFY on a connection of its own. Readers on
 * this node hear at once. A lost connection is opened again, and then everybody here reads what came
 * meanwhile. As a node that dies between a commit and its notification tells nobody, all readers look
 * from time to time anyway.
 */
export class PostgresBus implements Bus {
  readonly #options: PostgresBusOptions;
  readonly #channel: string;
  readonly #local = new LocalBus();
  readonly #node = randomHex(nodeBytes);
  readonly #reader = new NotificationReader(this.#node);
  readonly #outgoing = new Outgoing();
  #client: Client | undefined;
  #serial = 0;
  #failures = 0;
  #started = false;
  #closed = false;
  #flushing: Promise<void> | undefined;
  #connecting: Promise<void> | undefined;
  #stopTimer: () => void = () => undefined;
  #stopWaking: () => void = () => undefined;

  constructor(options: PostgresBusOptions) {
    this.#options = options;
    this.#channel = options.channel.slice(0, longestChannel);
  }

  publish(topic: string, payload?: string): void {
    this.#local.publish(topic, payload);
    if (this.#closed) return;
    this.#start();
    // Without a connection ephemeral events are lost; a node that listens again reads the stored ones
    if (payload !== undefined && !this.#client) return;
    this.#outgoing.add(topic, payload);
    this.#flush();
  }

  subscribe(topic: string, listener: BusListener): () => void {
    if (!this.#closed) this.#start();
    return this.#local.subscribe(topic, listener);
  }

  /** Sends what waits, as far as the connection holds, and lets go of it. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#connecting;
    await this.#flushing;
    this.#stopTimer();
    this.#stopWaking();
    this.#local.close();
    const client = this.#client;
    this.#client = undefined;
    client?.removeAllListeners('end');
    await client?.end().catch(() => undefined);
  }

  /** Connects with the first use: then the database is known to be there. */
  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#open();
  }

  #open(): void {
    this.#connecting = this.#connect().finally(() => (this.#connecting = undefined));
  }

  async #connect(): Promise<void> {
    const { url, logger } = this.#options;
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    try {
      await client.connect();
      client.on('end', () => this.#lose(client));
      await client.query(`listen ${escapeIdentifier(this.#channel)}`);
    } catch (error) {
      client.removeAllListeners('end');
      void client.end().catch(() => undefined);
      if (this.#failures === 0) logger.error('bus-failed', describeError(error));
      this.#retry();
      return;
    }
    this.#client = client;
    this.#failures = 0;
    this.#flush();
    this.#wakeAll();
    this.#schedule(() => void this.#recheck(client), recheckMs);
  }

  /** The first time at once, then after growing pauses. */
  #retry(): void {
    if (this.#closed) return;
    this.#failures += 1;
    const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1));
    this.#schedule(() => this.#open(), ms);
  }

  #lose(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#stopTimer();
    if (this.#closed) return;
    this.#options.logger.error('bus-lost', {});
    this.#open();
  }

  async #recheck(client: Client): Promise<void> {
    try {
      await client.query('select 1');
    } catch {
      // A connection that hangs ends no more by itself
      client.removeAllListeners('end');
      void client.end().catch(() => undefined);
      this.#lose(client);
      return;
    }
    if (this.#client !== client || this.#closed) return;
    this.#wakeAll();
    this.#schedule(() => void this.#recheck(client), recheckMs);
  }

  #hear(payload: string): void {
    for (const message of this.#reader.read(payload))
      this.#local.publish(message.topic, message.payload);
  }

  /** Lets everybody on this node look for what may have been missed. */
  #wakeAll(): void {
    this.#stopWaking();
    const topics = [...this.#local.topics];
    const wakeSome = () => {
      for (const topic of topics.splice(0, slice)) this.#local.publish(topic);
      if (topics.length > 0) this.#stopWaking = this.#options.clock.setTimeout(wakeSome, sliceMs);
    };
    wakeSome();
  }

  #flush(): void {
    this.#flushing ??= this.#send().finally(() => (this.#flushing = undefined));
  }

  async #send(): Promise<void> {
    // Messages that are published in one turn go together
    await Promise.resolve();
    while (this.#client && !this.#outgoing.isEmpty) {
      const client = this.#client;
      const messages = this.#outgoing.take();
      const payloads = encodeBatch(this.#node, (this.#serial += 1), messages);
      try {
        await client.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
          this.#channel,
          payloads,
        ]);
      } catch (error) {
        this.#options.logger.error('bus-notify-failed', describeError(error));
        this.#outgoing.keepWakes(messages);
        client.removeAllListeners('end');
        void client.end().catch(() => undefined);
        this.#lose(client);
      }
    }
  }

  #schedule(action: () => void, ms: number): void {
    this.#stopTimer();
    if (!this.#closed) this.#stopTimer = this.#options.clock.setTimeout(action, ms);
  }
}
