import type { Conversation, LiveEvent, Message, NewMessage, QueueEntry } from '@tellerkit/contract';
import { PageList } from '../pages/page-list.ts';
import type { LiveClient } from '../live/live-client.ts';

const now = '2026-11-21T09:30:00.000Z';

/** A service with one conversation, whose failures and events a test decides. */
export class FakeLiveClient implements LiveClient {
  readonly sent: { readonly key: string; readonly text: string }[] = [];
  readonly created: string[] = [];
  readonly handedOff: string[] = [];
  /** What was read of conversations, in order: their ids, or `newest` for a look at the list. */
  readonly read: string[] = [];
  readonly stored: LiveEvent[] = [];
  /** Thrown by the next calls of these names, one a call. */
  readonly failures: Record<string, Error[]> = {};
  existing: Conversation | undefined;
  #push: (() => void) | undefined;

  readonly conversations: LiveClient['conversations'] = {
    create: async (_body, options) => {
      this.created.push(options?.idempotencyKey ?? '');
      this.#mayFail('create');
      return (this.existing ??= aConversation());
    },
    get: async (id) => {
      this.read.push(id);
      this.#mayFail('get');
      return this.#current();
    },
    list: () =>
      new PageList(async () => {
        this.read.push('newest');
        this.#mayFail('list');
        return { items: this.existing ? [this.#current()] : [], nextCursor: null };
      }),
    handOff: async (id) => {
      this.handedOff.push(id);
      return aQueueEntry;
    },
    close: () => Promise.reject(new Error('not used')),
    showTyping: async () => undefined,
  };

  readonly messages: LiveClient['messages'] = {
    send: async (_conversationId, body, options) => {
      const key = options?.idempotencyKey ?? '';
      this.sent.push({ key, text: textOf(body) });
      this.#mayFail('send');
      return this.store(textOf(body), key);
    },
  };

  readonly events: LiveClient['events'] = {
    list: async (_conversationId, { after = 0, latest, limit = 100 } = {}) => ({
      items: latest ? this.stored.slice(-latest) : this.stored.slice(after, after + limit),
      lastSequence: this.stored.length,
    }),
    stream: (_conversationId, options = {}) => this.#stream(options.after ?? 0, options.signal),
  };

  readonly queueEntries: LiveClient['queueEntries'] = {
    get: () => Promise.reject(new Error('not used')),
    leave: () => Promise.reject(new Error('not used')),
  };

  /** Stores a message of the customer, as the service does, and tells who follows. */
  store(text: string, clientId: string | null = null): Message {
    const sequence = this.stored.length + 1;
    const message: Message = {
      id: `msg_${sequence}`,
      conversationId: 'cnv_1',
      sequence,
      clientId,
      author: { role: 'customer', id: 'cus_1', displayName: null },
      content: [{ type: 'text', text }],
      createdAt: now,
    };
    const base = { conversationId: 'cnv_1', occurredAt: now, sequence };
    this.stored.push({ ...base, type: 'message.created', data: { message } });
    this.#push?.();
    return message;
  }

  async *#stream(after: number, signal: AbortSignal | undefined) {
    let next = after;
    while (!signal?.aborted) {
      const event = this.stored[next];
      if (event) {
        next += 1;
        yield event;
      } else
        await new Promise<void>((resolve) => {
          this.#push = resolve;
          signal?.addEventListener('abort', () => resolve());
        });
    }
  }

  #current(): Conversation {
    return { ...(this.existing ?? aConversation()), lastSequence: this.stored.length };
  }

  #mayFail(name: string): void {
    const failure = this.failures[name]?.shift();
    if (failure) throw failure;
  }
}

/** An open conversation without events. */
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
