import { TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import type { Assistant } from '@tellerkit/service';
import { listen, openSqlite } from '@tellerkit/service/node';

const publishableKey = 'pk_journeys_0123456789abcdef';
const secretKey = 'sk_journeys_f3Zk9qLw7TnB2xVd';

const echo: Assistant = {
  async *answer({ text }) {
    yield { type: 'text', text: `You asked: ${text}` };
    yield {
      type: 'done',
      intent: 'answer',
      mood: 'calm',
      confidence: 1,
      citations: [],
      quickReplies: [],
      offerHandOff: false,
    };
  },
};

/** A conversation as the bank's staff sees it. */
export interface SeenConversation {
  /** The customer's id at the bank; null for an anonymous customer. */
  readonly externalId: string | null;
  /** Texts of the customer's messages in their order. */
  readonly questions: readonly string[];
}

/** A bank with a service whose assistant answers "You asked: …", and with its own back end. */
export class Bank {
  readonly publishableKey = publishableKey;
  /** URL of the service. */
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly #client: TellerClient;

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url;
    this.close = close;
    this.#client = new TellerClient({ baseUrl: url, secretKey });
  }

  /** Starts the service for pages of the given origins. */
  static async start(allowedOrigins: readonly string[]): Promise<Bank> {
    const keys = { publishableKeys: [publishableKey], secretKeys: [secretKey] };
    const service = createService({
      database: openSqlite(':memory:'),
      assistant: echo,
      tenants: [{ slug: 'journeys', name: 'Journeys Bank', ...keys, allowedOrigins }],
    });
    const listening = await listen(service, { port: 0, closeTimeoutMs: 500 });
    return new Bank(listening.url, () => listening.close());
  }

  /** Issues a token for a signed-in customer, as the bank's back end does. */
  async customerToken(externalId: string): Promise<string> {
    return (await this.#client.customerTokens.create({ externalId })).token;
  }

  /** Lists the conversations, oldest first. */
  async conversations(): Promise<SeenConversation[]> {
    const seen: SeenConversation[] = [];
    for await (const { id, customerId } of this.#client.conversations.list()) {
      const { externalId } = await this.#client.customers.get(customerId);
      seen.unshift({ externalId, questions: await this.#questions(id) });
    }
    return seen;
  }

  async #questions(conversationId: string): Promise<string[]> {
    const questions: string[] = [];
    // A journey is short, so its events fit on one page
    const { items } = await this.#client.events.list(conversationId);
    for (const event of items) {
      if (event.type !== 'message.created') continue;
      const { author, content } = event.data.message;
      if (author.role !== 'customer') continue;
      for (const block of content) if (block.type === 'text') questions.push(block.text);
    }
    return questions;
  }
}
