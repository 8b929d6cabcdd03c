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

/** Calls of the fake that a test can delay or refuse. */
export type FakeCall = 'list' | 'create' | 'get' | 'send' | 'handOff' | 'close' | 'events';

/**
 * An in-memory service for rare states, in which the test decides which events happen, and when. As the contract
 * demands, sequence numbers have no gaps, and each `clientId` creates one message.
 */
export class FakeChatClient implements ChatClient {
  conversation: Conversation | null = null;
  readonly stored: LiveEvent[] = [];
  /** Names of the calls so far, in order. */
  readonly calls: string[] = [];
  /** Faults by call: an error to throw, or a promise to await before the answer. */
  readonly faults = new Map<FakeCall, Error | Promise<unknown>>();
  /** Called after a customer's message is stored, so that the test can answer it. */
  onMessage: ((message: Message) => void) | undefined;
  /** Called when a reader opens the event stream. */
  onFollow: (() => void) | undefined;

  sessions: ChatClient['sessions'];

  readonly #streams = new Set<(event: LiveEvent) => void>();
  readonly #refusals = new Set<(error: Error) => void>();
  readonly #gaps = new Set<(gap: EventGap) => void>();
  readonly #states = new Set<(state: ConnectionState) => void>();
  readonly #sent = new Map<string, Message>();

  /** Number of open event streams. */
  get readers(): number {
    return this.#streams.size;
  }

  /** Identifies the customer, so that the chat can store unsent messages on the device. */
  identify(id = 'sample-customer'): this {
    this.sessions = { storageKey: () => Promise.resolve({ id, key: 'c'.repeat(43) }) };
    return this;
  }

  /** Returns a separate client of the same service, for a chat in another tab. */
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

  /** Stores this number of events without delivering them, and reports the gap to the readers. */
  lose(count: number): void {
    const last = this.stored.length;
    for (let lost = 1; lost <= count; lost++)
      this.stored.push({ ...(this.stored[0] as LiveEvent), sequence: last + lost } as LiveEvent);
    for (const reportGap of this.#gaps) reportGap({ after: last, before: last + count + 1 });
  }

  /** Opens the conversation in advance, so that the chat finds it. */
  begin(): this {
    this.conversation = sampleConversation;
    this.store({ type: 'conversation.created', data: { conversation: sampleConversation } });
    return this;
  }

  /** Stores an event and sends it to the readers. */
  store(part: StoredPart): number {
    const sequence = this.stored.length + 1;
    const base = { conversationId: sampleConversation.id, occurredAt: after(sequence * 20) };
    const event = { ...part, ...base, sequence } as LiveEvent;
    this.stored.push(event);
    if (this.conversation) this.conversation = { ...this.conversation, lastSequence: sequence };
    for (const push of this.#streams) push(event);
    return sequence;
  }

  /** Sends an ephemeral event to the readers. */
  emit(part: EphemeralPart): void {
    const base = { conversationId: sampleConversation.id, occurredAt: after(0) };
    for (const push of this.#streams) push({ ...part, ...base });
  }

  /** Stores a message and sends it to the readers. */
  say(author: Participant, content: Message['content'] | string, clientId?: string): Message {
    const message = sampleMessage(this.stored.length + 1, author, content, clientId);
    this.store({ type: 'message.created', data: { message } });
    return message;
  }

  /** Puts the customer into the queue. */
  queue(entry: QueueEntry = sampleEntry): void {
    this.#set({ state: 'queued', queueEntryId: entry.id });
    this.store({ type: 'queue.joined', data: { entry } });
  }

  /** Lets an agent take over the conversation. */
  join(participant: Participant): void {
    this.#set({ state: 'agent', agentId: participant.id });
    this.store({ type: 'participant.joined', data: { participant } });
  }

  /** Ends the conversation, and offers the survey if `surveyId` is set. */
  end(closedBy: Participant, surveyId?: string): void {
    this.#set({ state: 'closed', closedAt: after(this.stored.length * 20) });
    const conversation = this.conversation ?? sampleConversation;
    this.store({ type: 'conversation.closed', data: { conversation, closedBy } });
    if (surveyId) this.store({ type: 'survey.offered', data: { surveyId } });
  }

  /** Ends the session of the customer: the next session reaches no conversation of this customer. */
  endSession(): void {
    const refused = fakeError('not-found', 404);
    this.conversation = null;
    this.faults.set('send', refused);
    this.faults.set('handOff', refused);
    for (const refuse of this.#refusals) refuse(refused);
  }

  /** Reports a connection state to the readers, `times` times in a row. */
  connect(state: 'open' | 'waiting', times = 1): void {
    for (let time = 0; time < times; time += 1)
      for (const reportState of this.#states)
        reportState(state === 'open' ? { state } : { state, error: new ConnectionError() });
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
      this.faults.clear();
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
    let refused: Error | undefined;
    const refuse = (error: Error) => {
      refused = error;
      wake?.();
    };
    this.#streams.add(push);
    this.#refusals.add(refuse);
    if (onState) this.#states.add(onState);
    if (onGap) this.#gaps.add(onGap);
    onState?.({ state: 'open' });
    signal?.addEventListener('abort', () => wake?.());
    this.onFollow?.();
    while (!signal?.aborted && !refused) {
      const event = waiting.shift();
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    this.#streams.delete(push);
    this.#refusals.delete(refuse);
    if (onState) this.#states.delete(onState);
    if (onGap) this.#gaps.delete(onGap);
    if (refused) throw refused;
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

/** Creates the error of a response in which the service refuses a call. */
export function fakeError(code: string, status: number): ApiError {
  return new ApiError(code, { code, status, title: code, detail: code, fieldErrors: [] });
}
