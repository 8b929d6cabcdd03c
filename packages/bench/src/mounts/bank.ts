import { TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import type { Service } from '@tellerkit/service';
import { openSqlite } from '@tellerkit/service/node';
import { echoAssistant } from '../base/echo-assistant.ts';

const publishableKey = 'pk_bench_0123456789abcdef';
const secretKey = 'sk_bench_0123456789abcdef';

/** A service with an assistant, a queue and a survey. */
export interface Bank {
  readonly service: Service;
  readonly publishableKey: string;
  readonly surveyId: string;
}

/** Opens the service and creates the survey. */
export async function openBank(): Promise<Bank> {
  const service = createService({
    database: openSqlite(':memory:'),
    assistant: echoAssistant(() => 'The card is blocked.'),
    // All elements call from one address
    rateLimits: false,
    tenants: [
      {
        slug: 'bench',
        name: 'Bench',
        publishableKeys: [publishableKey],
        secretKeys: [secretKey],
      },
    ],
  });
  const fetch: typeof globalThis.fetch = (input, init) => service.fetch(new Request(input, init));
  const baseUrl = 'http://bench.localhost';
  const { id: surveyId } = await new TellerClient({ baseUrl, secretKey, fetch }).surveys.create({
    name: 'After the chat',
    touchpoint: 'conversation-closed',
    questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
  });
  return { service, publishableKey, surveyId };
}
