import { Client, escapeIdentifier } from 'pg';
import type { Clock } from '../../base/clock.ts';
import { describeError } from '../../base/describe-error.ts';
import { randomHex } from '../../base/hash.ts';
import type { Logger } from '../../base/logger.ts';
import { LocalBus } from './bus.ts';
import type { Bus, BusListener } from './bus.ts';
import { encodeBatch, NotificationReader } from './notification.ts';
import { Outgoing } from './outgoing.ts';

/** Dependencies of a {@link PostgresBus}. */
export interface PostgresBusOptions {
  readonly url: string;
  /** Name of the PostgreSQL channel. Nodes on the same channel notify each other. */
  readonly channel: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Milliseconds between two checks of the connection. Each successful check also wakes all readers on this node. */
const recheckMs = 30_000;
/** Timeout for connecting and for each query of the bus, in milliseconds. */
const timeoutMs = 10_000;
const firstRetryMs = 100;
const longestRetryMs = 5000;
/**
 * Number of topics that the bus wakes at once. The bus then pauses before it wakes further topics, so that thousands of
 * readers do not read at the same moment.
 */
const wakeBatch = 100;
const wakePauseMs = 50;

const nodeBytes = 8;
/** Channel names have at most 63 bytes, https://www.postgresql.org/docs/current/sql-notify.html. */
const longestChannel = 63;

/**
 * A bus among all nodes that share one PostgreSQL. It notifies readers on this node directly, and other nodes with
 * LISTEN and NOTIFY on a separate connection. After a lost connection, it reconnects and wakes all readers on this
 * node, so that they read the database. It also wakes them at intervals, because a node that dies between a commit and
 * its notification notifies nobody.
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
    // Drops ephemeral events while there is no connection. After the reconnect, readers load the stored events
    if (payload !== undefined && !this.#client) return;
    this.#outgoing.add(topic, payload);
    this.#flush();
  }

  subscribe(topic: string, listener: BusListener): () => void {
    if (!this.#closed) this.#start();
    return this.#local.subscribe(topic, listener);
  }

  /** Sends the waiting messages if the connection allows it, then closes the connection. */
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

  /** Connects when the bus is first used. By then the service has migrated the database, so PostgreSQL is available. */
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
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    try {
      await client.connect();
      client.on('end', () => this.#reconnect(client));
      await client.query(`listen ${escapeIdentifier(this.#channel)}`);
    } catch (error) {
      client.removeAllListeners('end');
      void client.end().catch(() => undefined);
      if (this.#failures === 0) logger.error('bus-connection-failed', describeError(error));
      this.#retry();
      return;
    }
    this.#client = client;
    this.#failures = 0;
    this.#flush();
    this.#wakeAll();
    this.#schedule(() => void this.#recheck(client), recheckMs);
  }

  /** Schedules the next attempt after an exponential delay. */
  #retry(): void {
    if (this.#closed) return;
    this.#failures += 1;
    const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1));
    this.#schedule(() => this.#open(), ms);
  }

  #reconnect(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#stopTimer();
    if (this.#closed) return;
    this.#options.logger.error('bus-connection-lost', {});
    this.#open();
  }

  async #recheck(client: Client): Promise<void> {
    try {
      await client.query('select 1');
    } catch {
      // Reconnects here, because a hanging connection emits no `end` event
      client.removeAllListeners('end');
      void client.end().catch(() => undefined);
      this.#reconnect(client);
      return;
    }
    if (this.#client !== client || this.#closed) return;
    this.#wakeAll();
    this.#schedule(() => void this.#recheck(client), recheckMs);
  }

  #receive(payload: string): void {
    for (const message of this.#reader.read(payload))
      this.#local.publish(message.topic, message.payload);
  }

  /** Wakes all readers on this node, so that they load events whose notification was lost. */
  #wakeAll(): void {
    this.#stopWaking();
    const topics = [...this.#local.topics];
    const wakeSome = () => {
      for (const topic of topics.splice(0, wakeBatch)) this.#local.publish(topic);
      if (topics.length > 0)
        this.#stopWaking = this.#options.clock.setTimeout(wakeSome, wakePauseMs);
    };
    wakeSome();
  }

  #flush(): void {
    this.#flushing ??= this.#send().finally(() => (this.#flushing = undefined));
  }

  async #send(): Promise<void> {
    // Waits for a microtask, so that messages which the same code publishes are sent together
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
        this.#reconnect(client);
      }
    }
  }

  #schedule(action: () => void, ms: number): void {
    this.#stopTimer();
    if (!this.#closed) this.#stopTimer = this.#options.clock.setTimeout(action, ms);
  }
}
