import { ApiError, ConnectionError, PageList } from '@tellerkit/sdk';
import type {
  ConnectionState,
  Conversation,
  ConversationEventsOptions,
  EventGap,
  LiveEvent,
  Message,
  NewMessage,
  Participant,
  QueueEntry,
} from '@tellerkit/sdk';
import type { ChatClient } from '../client/chat-client.ts';
import { after, customer, sampleConversation, sampleEntry, sampleMessage } from './samples.ts';
import type { EphemeralPart, StoredPart } from './samples.ts';

/** Calls that a fake can be told to hold or to refuse. */
export type FakeCall = 'list' | 'create' | 'get' | 'send' | 'handOff' | 'close' | 'events';

/**
 * A service in memory, for states that are rare: a test says what happens and when. It keeps the rules
 * of the contract: gapless sequence numbers, one message a key.
 */
export class FakeChatClient implements ChatClient {
  conversation: Conversation | null = null;
  readonly stored: LiveEvent[] = [];
  /** What was called, in order. */
  readonly calls: string[] = [];
  /** What each call is answered with instead: an error, or a promise to wait for. */
  readonly faults = new Map<FakeCall, Error | Promise<unknown>>();
  /** Called after a customer's message is stored, to answer it. */
  onMessage: ((message: Message) => void) | undefined;
  /** Called when somebody begins to follow. */
  onFollow: (() => void) | undefined;

  sessions: ChatClient['sessions'];

  readonly #streams = new Set<(event: LiveEvent) => void>();
  readonly #gaps = new Set<(gap: EventGap) => void>();
  readonly #states = new Set<(state: ConnectionState) => void>();
  readonly #sent = new Map<string, Message>();

  /** How many follow the conversation now. */
  get readers(): number {
    return this.#streams.size;
  }

  /** Knows the customer, so that the device may keep what is not sent. */
  identify(id = 'sample-customer'): this {
    this.sessions = { storageKey: () => Promise.resolve({ id, key: 'c'.repeat(43) }) };
    return this;
  }

  /** The same service, as another tab calls it. */
  forTab(): ChatClient {
    const { conversations, events, messages, queueEntries, sessions, surveys } = this;
    return {
      conversations,
      events,
      messages,
      queueEntries,
      surveys,
      ...(sessions && { sessions }),
    };
  }

  /** So many events are lost that the service has stored and nobody has read. */
  lose(count: number): void {
    const last = this.stored.length;
    for (let lost = 1; lost <= count; lost++)
      this.stored.push({ ...(this.stored[0] as LiveEvent), sequence: last + lost } as LiveEvent);
    for (const tell of this.#gaps) tell({ after: last, before: last + count + 1 });
  }

  /** Opens the conversation before the chat does, so that it is found. */
  begin(): this {
    this.conversation = sampleConversation;
    this.store({ type: 'conversation.created', data: { conversation: sampleConversation } });
    return this;
  }

  /** Stores an event and tells it to who follows. */
  store(part: StoredPart): number {
    const sequence = this.stored.length + 1;
    const base = { conversationId: sampleConversation.id, occurredAt: after(sequence * 20) };
    const event = { ...part, ...base, sequence } as LiveEvent;
    this.stored.push(event);
    if (this.conversation) this.conversation = { ...this.conversation, lastSequence: sequence };
    for (const push of this.#streams) push(event);
    return sequence;
  }

  /** Sends an ephemeral event. */
  pass(part: EphemeralPart): void {
    const base = { conversationId: sampleConversation.id, occurredAt: after(0) };
    for (const push of this.#streams) push({ ...part, ...base });
  }

  /** Somebody says something. */
  say(author: Participant, content: Message['content'] | string, clientId?: string): Message {
    const message = sampleMessage(this.stored.length + 1, author, content, clientId);
    this.store({ type: 'message.created', data: { message } });
    return message;
  }

  /** The customer waits in the queue. */
  queue(entry: QueueEntry = sampleEntry): void {
    this.#set({ state: 'queued', queueEntryId: entry.id });
    this.store({ type: 'queue.joined', data: { entry } });
  }

  /** An agent picks up. */
  join(participant: Participant): void {
    this.#set({ state: 'agent', agentId: participant.id });
    this.store({ type: 'participant.joined', data: { participant } });
  }

  /** The conversation ends, with a survey if there is one. */
  end(closedBy: Participant, surveyId?: string): void {
    this.#set({ state: 'closed', closedAt: after(this.stored.length * 20) });
    const conversation = this.conversation ?? sampleConversation;
    this.store({ type: 'conversation.closed', data: { conversation, closedBy } });
    if (surveyId) this.store({ type: 'survey.offered', data: { surveyId } });
  }

  /** Tells how the connection of who follows is. */
  connect(state: 'open' | 'waiting', times = 1): void {
    for (let time = 0; time < times; time += 1)
      for (const tell of this.#states)
        tell(state === 'open' ? { state } : { state, error: new ConnectionError() });
  }

  readonly conversations: ChatClient['conversations'] = {
    list: () =>
      new PageList(async () => {
        await this.#call('list');
        return { items: this.conversation ? [this.conversation] : [], nextCursor: null };
      }),
    get: async () => {
      await this.#call('get');
      if (!this.conversation) throw fakeError('not-found', 404);
      return this.conversation;
    },
    create: async () => {
      await this.#call('create');
      this.stored.length = 0;
      this.begin();
      return { ...sampleConversation, lastSequence: 0 };
    },
    handOff: async () => {
      await this.#call('handOff');
      this.queue();
      return sampleEntry;
    },
    close: async () => {
      await this.#call('close');
      this.end(customer);
      return this.conversation ?? sampleConversation;
    },
    showTyping: () => this.#call('showTyping'),
    markRead: () => this.#call('markRead'),
  };

  readonly messages: ChatClient['messages'] = {
    send: async (_conversationId: string, { clientId, content }: NewMessage) => {
      await this.#call('send');
      const known = clientId && this.#sent.get(clientId);
      if (known) return known;
      const message = this.say(customer, content, clientId);
      if (clientId) this.#sent.set(clientId, message);
      this.onMessage?.(message);
      return message;
    },
  };

  readonly events: ChatClient['events'] = {
    list: async (_conversationId, { after: last = 0, latest, limit = 100 } = {}) => {
      await this.#call('events');
      return {
        items: latest ? this.stored.slice(-latest) : this.stored.slice(last, last + limit),
        lastSequence: this.stored.length,
      };
    },
    stream: (_conversationId, options) => this.#follow(options),
  };

  readonly queueEntries: ChatClient['queueEntries'] = {
    get: () => Promise.resolve(sampleEntry),
    leave: async () => {
      await this.#call('leave');
      this.#set({ state: 'assistant', queueEntryId: null });
      this.store({ type: 'queue.left', data: { entryId: sampleEntry.id, outcome: 'left' } });
      return { ...sampleEntry, state: 'left' as const };
    },
    async *stream(_id, options) {
      yield { type: 'queue.entry' as const, data: sampleEntry };
      await new Promise<void>((resolve) =>
        options?.signal?.addEventListener('abort', () => resolve()),
      );
    },
  };

  readonly surveys: ChatClient['surveys'] = {
    get: () => Promise.resolve(sampleSurvey),
    respond: (surveyId, { answers }) =>
      Promise.resolve({
        id: `rsp_${'0'.repeat(26)}`,
        surveyId,
        conversationId: sampleConversation.id,
        locale: 'en',
        answers,
        createdAt: after(0),
      }),
  };

  async #call(name: string): Promise<void> {
    this.calls.push(name);
    const fault = this.faults.get(name as FakeCall);
    if (fault instanceof Error) throw fault;
    await fault;
  }

  #set(part: Partial<Conversation>): void {
    this.conversation = { ...(this.conversation ?? sampleConversation), ...part };
  }

  async *#follow(options: ConversationEventsOptions = {}): AsyncGenerator<LiveEvent, void, void> {
    const { after: last = 0, onGap, onState, signal } = options;
    const waiting = this.stored.slice(last);
    let wake: (() => void) | undefined;
    const push = (event: LiveEvent) => {
      waiting.push(event);
      wake?.();
    };
    this.#streams.add(push);
    if (onState) this.#states.add(onState);
    if (onGap) this.#gaps.add(onGap);
    onState?.({ state: 'open' });
    signal?.addEventListener('abort', () => wake?.());
    this.onFollow?.();
    while (!signal?.aborted) {
      const event = waiting.shift();
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    this.#streams.delete(push);
    if (onState) this.#states.delete(onState);
    if (onGap) this.#gaps.delete(onGap);
  }
}

const sampleSurvey = {
  id: `svy_${'0'.repeat(26)}`,
  name: 'After the chat',
  touchpoint: 'conversation-closed',
  locale: 'en',
  questions: [
    {
      type: 'csat' as const,
      id: 'satisfaction',
      prompt: 'How was our service?',
      required: true,
    },
    { type: 'comment' as const, id: 'comment', prompt: 'Anything to add?', required: false },
  ],
};

/** An answer by which the service refuses. */
export function fakeError(code: string, status: number): ApiError {
  return new ApiError(code, { code, status, title: code, detail: code, fieldErrors: [] });
}
