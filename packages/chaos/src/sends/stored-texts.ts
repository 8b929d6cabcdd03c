import { TellerClient } from '@tellerkit/sdk';
import { publishableKey, secretKey } from '../service/keys.ts';

/** A message as the service has stored it. */
export interface StoredText {
  readonly sequence: number;
  readonly text: string;
}

/** Stored messages of one customer, in the order of the conversation. */
export interface StoredTexts {
  readonly conversations: number;
  readonly texts: readonly StoredText[];
}

/** Reads the stored messages of all customers. */
export function readStored(baseUrl: string, customers: number): Promise<StoredTexts[]> {
  return Promise.all(
    Array.from({ length: customers }, (_, customer) => readCustomer(baseUrl, customer)),
  );
}

async function readCustomer(baseUrl: string, customer: number): Promise<StoredTexts> {
  const client = await signIn(baseUrl, `customer-${String(customer)}`);
  const texts: StoredText[] = [];
  let conversations = 0;
  for await (const { id } of client.conversations.list()) {
    conversations += 1;
    const newestFirst: StoredText[] = [];
    for await (const { sequence, content } of client.messages.list(id, { limit: 100 })) {
      const [block] = content;
      newestFirst.push({ sequence, text: block?.type === 'text' ? block.text : '' });
    }
    // Reverses the order, because the service lists conversations and messages newest first
    texts.unshift(...newestFirst.reverse());
  }
  return { conversations, texts };
}

async function signIn(baseUrl: string, externalId: string): Promise<TellerClient> {
  const bank = new TellerClient({ baseUrl, secretKey });
  const page = new TellerClient({ baseUrl, publishableKey });
  const { token: customerToken } = await bank.customerTokens.create({ externalId });
  const { token } = await page.sessions.create({ channel: 'web', locale: 'en', customerToken });
  return new TellerClient({ baseUrl, token });
}
