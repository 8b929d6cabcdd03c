import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import type { IssuedToken } from '@tellerkit/sdk/tokens';
import { signWebhook } from '@tellerkit/sdk/webhooks';
import type { WebhookEvent } from '@tellerkit/sdk/webhooks';
import { createService } from '@tellerkit/service';
import { createWebhookSender, listen, openSqlite } from '@tellerkit/service/node';
import type { Listening } from '@tellerkit/service/node';
import { createBankBackEnd } from './bank-back-end.ts';

const publishableKey = 'pk_example_0123456789abcdef';
const secretKey = 'sk_example_0123456789abcdef';

let service: Listening;
let client: TellerClient;
let server: Server;
let url: string;
const verificationKeys: string[] = [];
const events: WebhookEvent[] = [];
/** Called with each event. A test may make it throw. */
let onEvent: (event: WebhookEvent) => void = () => undefined;

before(async () => {
  const tenant = {
    slug: 'bank',
    name: 'Bank',
    publishableKeys: [publishableKey],
    secretKeys: [secretKey],
  };
  service = await listen(
    createService({
      database: openSqlite(':memory:'),
      tenants: [tenant],
      assistant: null,
      webhookSender: createWebhookSender({ allowLoopback: true }),
    }),
    { port: 0 },
  );
  client = new TellerClient({ baseUrl: service.url, secretKey });
  server = createBankBackEnd({
    client,
    verificationKeys,
    signedIn: ({ headers }) => ({
      ...(headers.cookie === 'customer' && { customer: 'crm-4711' }),
      staff: headers.cookie === 'staff',
    }),
    onEvent: async (event) => {
      onEvent(event);
      events.push(event);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  await service.close();
  server.closeAllConnections();
  server.close();
});

const as = (cookie: string) => ({ headers: { cookie } });

/** Resolves with the next event. */
const nextEvent = () =>
  new Promise<WebhookEvent>((resolve) => {
    onEvent = resolve;
  });

test('the back end signs a customer in, receives a rating and exports the rating', async () => {
  const eventTypes = ['survey.response.created' as const];
  const endpoint = await client.webhookEndpoints.create({ url: `${url}/webhooks`, eventTypes });
  verificationKeys.push(endpoint.verificationKey);
  const survey = await client.surveys.create({
    name: 'After',
    touchpoint: 'conversation-closed',
    questions: [
      { type: 'csat', id: 'csat', prompt: { en: 'How was it?' } },
      { type: 'comment', id: 'why', prompt: { en: 'Why?' } },
    ],
  });

  assert.equal((await fetch(`${url}/tellerkit/token`, { method: 'POST' })).status, 401);
  const issued = await fetch(`${url}/tellerkit/token`, { method: 'POST', ...as('customer') });
  const { token: customerToken } = (await issued.json()) as IssuedToken;
  const page = new TellerClient({ baseUrl: service.url, publishableKey });
  const { token } = await page.sessions.create({ channel: 'web', locale: 'en', customerToken });

  const received = nextEvent();
  const { id: responseId } = await new TellerClient({
    baseUrl: service.url,
    token,
  }).surveys.respond(survey.id, {
    answers: [
      { type: 'csat', questionId: 'csat', score: 4 },
      { type: 'comment', questionId: 'why', text: '=HYPERLINK("x"), thanks' },
    ],
  });
  const event = await received;
  assert.ok(event.type === 'survey.response.created');
  assert.equal(event.data.responseId, responseId);
  assert.deepEqual(event.data.scores, [{ questionId: 'csat', score: 4 }]);

  const path = `${url}/surveys/${survey.id}/responses.csv`;
  assert.equal((await fetch(path, as('customer'))).status, 403);
  const rows = (await (await fetch(path, as('staff'))).text()).split('\r\n');
  assert.equal(rows.length, 4);
  assert.match(rows[1] ?? '', new RegExp(`^"${responseId}","[^"]+","csat","4",""$`));
  assert.match(rows[2] ?? '', /,"why","","'=HYPERLINK\(""x""\), thanks"$/);
});

test('the back end handles a repeated event once, and retries a failed event', async () => {
  const handled = events.length;
  const body = JSON.stringify({
    id: 'evt_00000000000000000000000001',
    type: 'webhook.ping',
    timestamp: '2026-11-21T09:00:00.000Z',
    data: { webhookEndpointId: 'whe_00000000000000000000000001' },
  });
  const send = async () => {
    const headers = await signWebhook(body, verificationKeys[0] ?? '');
    return (await fetch(`${url}/webhooks`, { method: 'POST', body, headers })).status;
  };
  onEvent = () => {
    throw new Error('The database is unavailable');
  };
  assert.equal(await send(), 500);
  onEvent = () => undefined;
  assert.deepEqual(await Promise.all([send(), send()]), [204, 204]);
  assert.equal(await send(), 204);
  assert.equal(events.length, handled + 1);
});

test('the back end rejects webhooks that the service has not signed', async () => {
  const handled = events.length;
  const post = async (init: RequestInit) =>
    (await fetch(`${url}/webhooks`, { method: 'POST', ...init })).status;
  const headers = await signWebhook('{}', verificationKeys[0] ?? '');
  assert.equal(await post({ body: '{}' }), 400);
  assert.equal(await post({ body: '{ }', headers }), 400);
  assert.equal(await post({ body: '{}', headers }), 400);
  assert.equal(await post({ body: 'x'.repeat(70_000), headers }), 413);
  assert.equal(events.length, handled);
});
