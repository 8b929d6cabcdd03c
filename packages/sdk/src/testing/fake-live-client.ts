import type { Conversation, LiveEvent, Message, NewMessage, QueueEntry } from '@tellerkit/contract';
import { ApiError } from '../errors/api-error.ts';
import type { ConversationEventsOptions } from '../events/conversation-events.ts';
import { PageList } from '../pages/page-list.ts';
import type { LiveClient } from '../live/live-client.ts';

const now = '2026-11-21T09:30:00.000Z';
const aCustomer: Message['author'] = { role: 'customer', id: 'cus_1', displayName: null };

/** A reader of the event stream. */
class Reader {
  readonly ephemeral: LiveEvent[] = [];
  failure: Error | undefined;
  wake: () => void = () => undefined;

  push(event: LiveEvent): void {
    this.ephemeral.push(event);
    this.wake();
  }

  nextWake(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}

/** A client of a fake service with one conversation. A test decides the failures and events of the service. */
export class FakeLiveClient implements LiveClient {
  readonly sent: { readonly key: string; readonly text: string }[] = [];
  readonly created: string[] = [];
  readonly handedOff: string[] = [];
  /** Reads of conversations, in order: the conversation's id, or `newest` for a read of the list. */
  readonly read: string[] = [];
  /** Read marks that the client has sent, in order. */
  readonly readUpTo: number[] = [];
  readonly stored: LiveEvent[] = [];
  /**
   * Losses of the next calls, by method. Each call consumes one entry and then never settles. With `before` the request
   * is lost, with `after` the response.
   */
  readonly losses: Record<string, ('before' | 'after')[]> = {};
  /** Errors that the next calls throw, by method. Each call consumes one error. */
  readonly failures: Record<string, Error[]> = {};
  existing: Conversation | undefined;
  /** A promise that each event awaits before it arrives. */
  lag: Promise<void> | undefined;
  /** Number of streams opened so far. */
  streams = 0;
  /** Error that the next stream throws. */
  broken: Error | undefined;
  readonly #readers = new Set<Reader>();
  /** Conversations by the idempotency key that opened them. */
  readonly #opened = new Map<string, Conversation>();

  /** Number of open streams. */
  get readers(): number {
    return this.#readers.size;
  }

  readonly conversations: LiveClient['conversations'] = {
    create: async (_body, options) => {
      this.created.push(options?.idempotencyKey ?? '');
      this.#mayFail('create');
      return this.#answer('create', () => this.#open(options?.idempotencyKey ?? ''));
    },
    get: async (id) => {
      this.read.push(id);
      this.#mayFail('get');
      return this.#current();
    },
    list: ({ customerId } = {}) =>
      new PageList(async () => {
        this.read.push('newest');
        this.#mayFail('list');
        const isListed = this.existing && (!customerId || this.existing.customerId === customerId);
        return { items: isListed ? [this.#current()] : [], nextCursor: null };
      }),
    handOff: async (id) => {
      this.handedOff.push(id);
      return aQueueEntry;
    },
    close: async () => (this.existing = { ...this.#current(), state: 'closed', closedAt: now }),
    showTyping: async () => undefined,
    markRead: async (_id, upTo) => {
      this.#mayFail('markRead');
      this.readUpTo.push(upTo);
    },
  };

  readonly messages: LiveClient['messages'] = {
    send: async (conversationId, body, options) => {
      const key = options?.idempotencyKey ?? '';
      this.sent.push({ key, text: textOf(body) });
      this.#mayFail('send');
      const { id, state } = this.#current();
      if (conversationId !== id || state === 'closed') throw refusal('conversation-closed', 409);
      return this.#answer('send', () => this.#find(key) ?? this.store(textOf(body), key));
    },
  };

  /** Maximum number of events on a page, as if the events were large. */
  longestPage = 500;

  readonly events: LiveClient['events'] = {
    list: async (_conversationId, { after = 0, latest, limit = 100 } = {}) => {
      this.#mayFail('events');
      const most = Math.min(limit, this.longestPage);
      return {
        items: latest ? this.stored.slice(-latest) : this.stored.slice(after, after + most),
        lastSequence: this.stored.length,
      };
    },
    stream: (_conversationId, options = {}) => this.#stream(options.after ?? 0, options),
  };

  readonly queueEntries: LiveClient['queueEntries'] = {
    get: () => Promise.reject(new Error('not used')),
    leave: () => Promise.reject(new Error('not used')),
  };

  /** Stores a message, by default of the customer, and sends its event to all streams. */
  store(
    text: string,
    clientId: string | null = null,
    author: Message['author'] = aCustomer,
  ): Message {
    const sequence = this.stored.length + 1;
    const message: Message = {
      id: `msg_${sequence}`,
      conversationId: this.#current().id,
      sequence,
      clientId,
      author,
      content: [{ type: 'text', text }],
      createdAt: now,
    };
    const base = { conversationId: message.conversationId, occurredAt: now, sequence };
    this.stored.push({ ...base, type: 'message.created', data: { message } });
    for (const reader of this.#readers) reader.wake();
    return message;
  }

  /** Sends an ephemeral event to all streams. */
  emit(event: LiveEvent): void {
    for (const reader of this.#readers) reader.push(event);
  }

  /** Ends all open streams with an error. */
  end(failure: Error): void {
    for (const reader of this.#readers) {
      reader.failure = failure;
      reader.wake();
    }
  }

  async *#stream(after: number, { signal, onState }: ConversationEventsOptions) {
    let next = after;
    const reader = new Reader();
    signal?.addEventListener('abort', () => reader.wake());
    this.#readers.add(reader);
    this.streams += 1;
    onState?.({ state: 'open' });
    try {
      const broken = this.broken;
      this.broken = undefined;
      if (broken) throw broken;
      while (!signal?.aborted) {
        if (reader.failure) throw reader.failure;
        const event = this.stored[next] ?? reader.ephemeral.shift();
        if (event && event === this.stored[next]) next += 1;
        if (event) {
          await this.lag;
          yield event;
        } else await reader.nextWake();
      }
    } finally {
      this.#readers.delete(reader);
    }
  }

  /** Finds the message with this key. Like the service, the client stores one message per key. */
  #find(key: string): Message | undefined {
    for (const event of this.stored)
      if (event.type === 'message.created' && event.data.message.clientId === key)
        return event.data.message;
    return undefined;
  }

  async #answer<T>(name: string, act: () => T): Promise<T> {
    const loss = this.losses[name]?.shift();
    if (loss === 'before') return new Promise(() => undefined);
    const value = act();
    return loss ? new Promise(() => undefined) : value;
  }

  /** Opens a conversation. A repeated key returns the same conversation; a new key never reopens a closed one. */
  #open(key: string): Conversation {
    const before = this.#opened.get(key);
    if (before) return before;
    if (this.existing?.state === 'closed') {
      this.stored.length = 0;
      this.existing = { ...aConversation(), id: `cnv_${this.#opened.size + 2}` };
    }
    this.existing ??= aConversation();
    this.#opened.set(key, this.existing);
    return this.existing;
  }

  #current(): Conversation {
    return { ...(this.existing ?? aConversation()), lastSequence: this.stored.length };
  }

  #mayFail(name: string): void {
    const failure = this.failures[name]?.shift();
    if (failure) throw failure;
  }
}

/** Creates the error of a call that the service refuses. */
export function refusal(code = 'invalid-request', status = 400): ApiError {
  const rest = { title: 'refused', detail: 'refused', fieldErrors: [], retryAfterMs: undefined };
  return new ApiError('refused', { code, status, ...rest });
}

/** Creates an open conversation without events. */
export function aConversation(): Conversation {
  return {
    id: 'cnv_1',
    customerId: 'cus_1',
    channel: 'web',
    locale: 'en',
    state: 'assistant',
    agentId: null,
    queueEntryId: null,
    lastSequence: 0,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    disposition: null,
  };
}

function textOf({ content }: NewMessage): string {
  const [block] = content;
  return block?.type === 'text' ? block.text : '';
}

const aQueueEntry: QueueEntry = {
  id: 'qen_1',
  queueId: 'que_1',
  queueName: 'Cards',
  ticket: 'A001',
  conversationId: 'cnv_1',
  state: 'waiting',
  position: 1,
  expectedWait: null,
  priority: 0,
  joinedAt: now,
  calledAt: null,
  endedAt: null,
};
