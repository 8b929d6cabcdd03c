import { TellerClient } from '@tellerkit/sdk';
import { nodeTransport } from '@tellerkit/sdk/node';
import ky from 'ky';
import OpenAI from 'openai';
import createClient from 'openapi-fetch';
import { compareRates } from './rate.ts';
import type { Call } from './rate.ts';
import type { Row } from '../base/row.ts';
import { withAnswerServer } from './with-answer-server.ts';
import type { AnswerServer } from './with-answer-server.ts';

/** Two typical calls of a client: read a page of 20 messages, and send a message with an idempotency key. */
interface ClientCalls {
  readonly read: Call;
  readonly send: Call;
}

const body = { content: [{ type: 'text' as const, text: 'I lost my card' }] };
const newKey = () => crypto.randomUUID();

/** Compares the same calls through the SDK and through popular clients, used as their documentation shows. */
export function benchClients(): Promise<Row[]> {
  return withAnswerServer(async (server) => {
    await using http = await nodeTransport();
    const clients = {
      floor: bare(server),
      sdk: sdk(server),
      node: sdk(server, { http }),
      openai: openai(server),
      ky: kyCalls(server),
      'openapi-fetch': openapiFetch(server),
    };
    const rows: Row[] = [];
    for (const kind of ['read', 'send'] as const)
      for (const concurrency of [1, 50]) rows.push(...(await compare(clients, kind, concurrency)));
    return rows;
  });
}

const titles = { read: 'Read 20 messages', send: 'Send under a key' };
const names = {
  sdk: 'SDK',
  node: 'SDK, Node transport',
  openai: "openai's client",
  ky: 'ky',
  'openapi-fetch': 'openapi-fetch',
};

async function compare(
  clients: Readonly<Record<keyof typeof names | 'floor', ClientCalls>>,
  kind: keyof ClientCalls,
  concurrency: number,
): Promise<Row[]> {
  const calls = Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [name, client[kind]]),
  ) as Record<keyof typeof clients, Call>;
  const rates = await compareRates(calls, concurrency);
  return Object.entries(names).map(([name, title]) => {
    const { ratio, calls } = rates[name as keyof typeof names];
    return {
      name: `${titles[kind]}, ${title} over bare fetch, ${concurrency} at once`,
      ratio,
      // Only the SDK has bounds. The other clients serve for comparison.
      bound: { sdk: 0.9, node: 2 }[name],
      atLeast: true,
      detail: `${calls} and ${rates.floor.calls} calls/s`,
    };
  });
}

const readJson = (response: Response): Promise<unknown> => response.json();

function bare({ baseUrl, secretKey, conversationId }: AnswerServer): ClientCalls {
  const url = `${baseUrl}/v1/conversations/${conversationId}/messages`;
  const authorization = `Bearer ${secretKey}`;
  return {
    read: async () => readJson(await fetch(url, { headers: { authorization } })),
    send: async () => {
      const headers = {
        authorization,
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      };
      return readJson(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
  };
}

function sdk({ conversationId, ...server }: AnswerServer, options = {}): ClientCalls {
  const client = new TellerClient({ ...server, ...options });
  return {
    read: () => client.messages.list(conversationId).first(),
    send: () => client.messages.send(conversationId, body),
  };
}

function openai({ baseUrl, secretKey, conversationId }: AnswerServer): ClientCalls {
  const client = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: secretKey });
  const path = `/conversations/${conversationId}/messages`;
  return {
    read: () => client.get(path),
    send: () => client.post(path, { body, headers: { 'idempotency-key': newKey() } }),
  };
}

function kyCalls({ baseUrl, secretKey, conversationId }: AnswerServer): ClientCalls {
  const client = ky.create({ headers: { authorization: `Bearer ${secretKey}` } });
  const url = `${baseUrl}/v1/conversations/${conversationId}/messages`;
  return {
    read: () => client.get(url).json(),
    send: () => client.post(url, { json: body, headers: { 'idempotency-key': newKey() } }).json(),
  };
}

/** Excerpt of the types that a generator writes from the OpenAPI document. */
interface Paths {
  '/v1/conversations/{conversationId}/messages': {
    get: { parameters: Parameters; responses: Answers };
    post: {
      parameters: Parameters;
      requestBody: { content: { 'application/json': typeof body } };
      responses: Answers;
    };
  };
}
interface Parameters {
  path: { conversationId: string };
  header?: { 'idempotency-key'?: string };
}
type Answers = Record<200 | 201, { content: { 'application/json': unknown } }>;

function openapiFetch({ baseUrl, secretKey, conversationId }: AnswerServer): ClientCalls {
  const client = createClient<Paths>({
    baseUrl,
    headers: { authorization: `Bearer ${secretKey}` },
  });
  const path = '/v1/conversations/{conversationId}/messages';
  return {
    read: () => client.GET(path, { params: { path: { conversationId } } }),
    send: () =>
      client.POST(path, {
        params: { path: { conversationId }, header: { 'idempotency-key': newKey() } },
        body,
      }),
  };
}
