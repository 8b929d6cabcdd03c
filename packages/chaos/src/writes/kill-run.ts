import type { Conversation, LiveEvent, Message } from '@tellerkit/contract';
import { seededRandom } from '@tellerkit/service/test-kit';
import { secretKey } from '../service/keys.ts';
import { ServiceProcess } from '../service/service-process.ts';

/** Options of {@link runKills}. */
export interface KillRunOptions {
  /** PostgreSQL URL. @defaultValue a SQLite file that is removed afterwards */
  readonly database?: string;
  readonly kills: number;
  /** Number of clients that write at the same time. Two clients share a conversation. */
  readonly clients: number;
  /** Seed of the random numbers that choose the moment of each kill. */
  readonly seed: number;
}

/** Result of {@link runKills}. All counts except `acknowledged` must be 0. */
export interface KillCounts {
  readonly acknowledged: number;
  /** Messages acknowledged but not stored. */
  readonly lost: number;
  /** Messages stored more than once. */
  readonly duplicated: number;
  /** Messages stored, though no client sent them. */
  readonly unexpected: number;
  /** Messages whose stored order differs from the order in which the service acknowledged them. */
  readonly disordered: number;
  /** Events whose sequence number does not follow the previous one. */
  readonly gaps: number;
  /** Retries whose response differs from the first, or is not marked as replayed. */
  readonly changedReplays: number;
}

interface Acknowledged {
  readonly name: string;
  readonly conversationId: string;
  readonly message: Message;
}

/**
 * Writes with several clients to a separate service process, kills the process at random moments, restarts it on
 * the same data, and counts faults at the end. A client retries each message with the same idempotency key until
 * the service acknowledges it, and only then sends the next.
 */
export async function runKills(options: KillRunOptions): Promise<KillCounts> {
  const { database } = options;
  // With port 0 each start takes a free port, because another process may take the port of a killed service
  const service = await ServiceProcess.start({
    port: 0,
    answers: true,
    ...(database !== undefined && { database }),
  });
  const run = new KillRun(service, options);
  try {
    return await run.run();
  } finally {
    await run.end();
  }
}

class KillRun {
  readonly #service: ServiceProcess;
  readonly #options: KillRunOptions;
  readonly #acknowledged: Acknowledged[] = [];
  /** Promise of the URL of the service. Each kill replaces it with a promise that resolves at the next start. */
  #url: Promise<string>;
  #acknowledgement = Promise.withResolvers<void>();
  #stopped = false;
  #changedReplays = 0;

  constructor(service: ServiceProcess, options: KillRunOptions) {
    this.#service = service;
    this.#options = options;
    this.#url = Promise.resolve(service.url);
  }

  async run(): Promise<KillCounts> {
    const { clients, kills, seed } = this.#options;
    const conversations: string[] = [];
    for (let index = 0; index < Math.ceil(clients / 2); index += 1)
      conversations.push(
        ((await this.#post('/v1/conversations', `open-${index}`, {})).body as Conversation).id,
      );
    const writing = Promise.all(
      Array.from({ length: clients }, (_, client) =>
        this.#write(client, conversations[client % conversations.length] ?? ''),
      ),
    );
    const random = seededRandom(seed);
    for (let kill = 0; kill < kills; kill += 1) {
      await this.#awaitAcknowledgements(clients + Math.floor(random() * clients * 4));
      for (let turns = Math.floor(random() * 20); turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      this.#url = this.#restart();
      await this.#url;
    }
    await this.#awaitAcknowledgements(clients);
    this.#stopped = true;
    await writing;
    return this.#count(conversations);
  }

  async end(): Promise<void> {
    this.#stopped = true;
    await this.#url.catch(() => undefined);
    await this.#service.dispose();
  }

  async #restart(): Promise<string> {
    await this.#service.kill();
    await this.#service.resume();
    return this.#service.url;
  }

  /** Resolves once `count` more writes are acknowledged. */
  async #awaitAcknowledgements(count: number): Promise<void> {
    const goal = this.#acknowledged.length + count;
    while (this.#acknowledged.length < goal) await this.#acknowledgement.promise;
  }

  async #write(client: number, conversationId: string): Promise<void> {
    const path = `/v1/conversations/${conversationId}/messages`;
    for (let number = 0; !this.#stopped; number += 1) {
      const name = `${client}-${number}`;
      const body = { content: [{ type: 'text', text: name }] };
      const before = this.#url;
      const first = await this.#post(path, name, body);
      this.#acknowledged.push({ name, conversationId, message: first.body as Message });
      const acknowledgement = this.#acknowledgement;
      this.#acknowledgement = Promise.withResolvers();
      acknowledgement.resolve();
      if (before === this.#url) continue;
      // The promise of the URL changed, so the service was killed during the post. The retry checks that the stored
      // response survived the kill
      const again = await this.#post(path, name, body);
      if (again.text !== first.text || !again.replayed) this.#changedReplays += 1;
    }
  }

  /** Sends a request until the service acknowledges it. */
  async #post(path: string, key: string, body: unknown) {
    for (;;) {
      const url = await this.#url;
      try {
        const response = await fetch(url + path, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': key },
          body: JSON.stringify(body),
        });
        const text = await response.text();
        if (response.ok) {
          const replayed = response.headers.get('idempotent-replayed') === 'true';
          return { text, body: JSON.parse(text) as unknown, replayed };
        }
        if (![409, 429, 503].includes(response.status)) throw new KillRunError(text);
      } catch (error) {
        if (error instanceof KillRunError) throw error;
        // The kill has cut the connection, so the loop tries again after the next start
      }
    }
  }

  async #count(conversations: readonly string[]): Promise<KillCounts> {
    const counts = { lost: 0, duplicated: 0, unexpected: 0, disordered: 0, gaps: 0 };
    const sent = new Map(this.#acknowledged.map((write) => [write.name, write]));
    const found = new Map<string, number>();
    for (const conversationId of conversations) {
      const events = await readAll(await this.#url, conversationId);
      counts.gaps += events.filter(({ sequence }, index) => sequence !== index + 1).length;
      const last = new Map<string, number>();
      for (const name of events.flatMap(namesIn)) {
        found.set(name, (found.get(name) ?? 0) + 1);
        if (sent.get(name)?.conversationId !== conversationId) counts.unexpected += 1;
        const [client = '', number] = name.split('-');
        if (Number(number) < (last.get(client) ?? -1)) counts.disordered += 1;
        last.set(client, Number(number));
      }
    }
    for (const name of sent.keys()) if (!found.has(name)) counts.lost += 1;
    for (const times of found.values()) if (times > 1) counts.duplicated += times - 1;
    return { acknowledged: sent.size, ...counts, changedReplays: this.#changedReplays };
  }
}

class KillRunError extends Error {}

const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };

type Stored = LiveEvent & { readonly sequence: number };

/** Returns a list with the text of the client's message, or an empty list if the event holds no such message. */
function namesIn(event: Stored): string[] {
  if (event.type !== 'message.created') return [];
  const { author, content } = event.data.message;
  const block = content[0];
  return author.role === 'customer' && block?.type === 'text' ? [block.text] : [];
}

async function readAll(url: string, conversationId: string): Promise<Stored[]> {
  const events: Stored[] = [];
  for (;;) {
    const path = `/v1/conversations/${conversationId}/events?limit=500&after=${events.length}`;
    const response = await fetch(url + path, { headers });
    const { items } = (await response.json()) as { items: Stored[] };
    events.push(...items);
    if (items.length < 500) return events;
  }
}
