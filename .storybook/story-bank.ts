/// <reference types="vite/client" />
import type { Agent, IssuedToken, Survey } from '@tellerkit/contract';
import { CustomerSession, TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import type { Service } from '@tellerkit/service';
import { openPageDatabase } from '@tellerkit/service/page';
import { afterConversation } from '../examples/bank/src/server/survey.ts';

const baseUrl = 'https://service.story.example';
const publishableKey = 'pk_story_0123456789abcdef';
const secretKey = 'sk_story_0123456789abcdef';

const articles = import.meta.glob<string>('../examples/bank/knowledge/**/*.md', {
  query: '?raw',
  import: 'default',
});

/** The real service in the page, with the bank's knowledge base, one agent and one survey. */
export class StoryBank {
  readonly service: Service;
  readonly surveyId: string;
  readonly queueId: string;
  /** Client that acts as the bank's agent. */
  readonly agent: TellerClient;

  constructor(service: Service, ids: { surveyId: string; queueId: string }, agent: TellerClient) {
    this.service = service;
    this.surveyId = ids.surveyId;
    this.queueId = ids.queueId;
    this.agent = agent;
  }

  /** Creates a client of a new customer. */
  customer(locale: string): TellerClient {
    const fetch = fetchFrom(this.service);
    const session = new CustomerSession({ baseUrl, publishableKey, locale, fetch });
    return new TellerClient({ baseUrl, token: session.token, fetch });
  }
}

let bank: Promise<StoryBank> | undefined;

/** Opens the bank once per page. */
export function openStoryBank(): Promise<StoryBank> {
  return (bank ??= open());
}

async function open(): Promise<StoryBank> {
  const service = createService({
    database: await openPageDatabase(),
    tenants: [
      {
        slug: 'story',
        name: 'Ginkgo Bank',
        publishableKeys: [publishableKey],
        secretKeys: [secretKey],
        allowedOrigins: ['*'],
        knowledge: await Promise.all(
          Object.entries(articles).map(async ([name, load]) => ({ name, text: await load() })),
        ),
      },
    ],
  });
  const fetch = fetchFrom(service);
  const agent = await callAsBackEnd<Agent>(service, '/v1/agents', {
    displayName: 'Counter 3',
    desk: '3',
  });
  const survey = await callAsBackEnd<Survey>(service, '/v1/surveys', afterConversation);
  const visitor = new TellerClient({ baseUrl, publishableKey, fetch });
  const [queue] = (await visitor.queues.list().first()).items;
  const token = () =>
    callAsBackEnd<IssuedToken>(service, '/v1/agent-tokens', { agentId: agent.id });
  return new StoryBank(
    service,
    { surveyId: survey.id, queueId: queue?.id ?? '' },
    new TellerClient({ baseUrl, token, fetch }),
  );
}

/** Calls the service as a bank's back end. Uses no SDK, because the SDK refuses a secret key in a page. */
async function callAsBackEnd<Answer>(
  service: Service,
  path: string,
  body: object,
): Promise<Answer> {
  const response = await service.fetch(
    new Request(baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

function fetchFrom(service: Service): typeof fetch {
  return (input, init) => service.fetch(new Request(input, init));
}
