import { TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import type { Service } from '@tellerkit/service';
import { openSqlite } from '@tellerkit/service/node';
import { echoAssistant } from '../base/echo-assistant.ts';

const publishableKey = 'pk_bench_0123456789abcdef';

/** A service with one customer whose conversation has ten messages. */
export interface ChatHistory {
  readonly service: Service;
  readonly publishableKey: string;
  readonly conversationId: string;
  readonly refreshToken: string;
  readonly token: string;
}

/** Opens the service and fills the conversation. */
export async function createChatHistory(): Promise<ChatHistory> {
  const service = createService({
    database: openSqlite(':memory:'),
    assistant: echoAssistant(
      (text) => `You asked: ${text} Here is what helps, in two sentences. Done.`,
    ),
    tenants: [{ slug: 'bench', name: 'Bench', publishableKeys: [publishableKey], secretKeys: [] }],
  });
  const fetch: typeof globalThis.fetch = (input, init) => service.fetch(new Request(input, init));
  const baseUrl = 'http://bench.localhost';
  const visitor = new TellerClient({ baseUrl, publishableKey, fetch });
  const { token, refreshToken } = await visitor.sessions.create({ channel: 'web', locale: 'en' });
  const client = new TellerClient({ baseUrl, token, fetch });
  const { id } = await client.conversations.create();
  for (let question = 1; question <= 5; question++) {
    const content = [{ type: 'text' as const, text: `Question ${question} about my card?` }];
    const { sequence: after } = await client.messages.send(id, { content });
    for await (const event of client.events.stream(id, { after }))
      if (event.type === 'message.created') break;
  }
  return { service, publishableKey, conversationId: id, refreshToken, token };
}
