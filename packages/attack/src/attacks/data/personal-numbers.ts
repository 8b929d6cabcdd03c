import { freePort } from '@tellerkit/tooling/free-port';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import type { RawAnswer } from '../../context/raw-request.ts';
import { numberForms, numbersIn } from './number-forms.ts';
import {
  codeRequests,
  headerRequests,
  otherRequests,
  parameterRequests,
} from './number-requests.ts';
import type { Victim } from './number-requests.ts';

const pollMs = 50;

/** Puts numbers of cards, accounts and persons into every value that might travel outward, and reads what comes out. */
export const personalNumbers: Attack = {
  id: 'personal-numbers',
  attack: `Callers put ${numberForms.length} forms of card, account and id numbers into codes, slugs, languages, headers, paths, queries and texts.`,
  bound:
    'No code takes a number, and none reaches a webhook, a header, an error, the audit, the log or the metrics.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const received = await receiveWebhooks(context);
    const service = await context.startCommand({
      flags: ['--loopback-webhooks', '--metrics-port', String(await freePort())],
    });
    const metricsUrl = await service.printed(/Metrics on (\S+)/);
    const client = new BankClient(service.url);
    const bank = { credential: secretKey, method: 'POST' };
    await client.call({ ...bank, path: '/v1/webhook-endpoints', body: { url: received.url } });
    const { token } = await client.openSession();
    const conversation = await client.openConversation(token);
    const newAgent = { path: '/v1/agents', body: { displayName: 'One' } };
    const { id: agent } = await client.call<{ id: string }>({ ...bank, ...newAgent });
    const victim = { token, conversation, agent };
    const { answers, taken } = await sendNumbers(client, victim);
    const close = `/v1/conversations/${victim.conversation}/close`;
    await client.call({ ...bank, path: close, body: { disposition: 'solved' } });
    await delivered(client);
    const audit = await context.database.query('select * from audit');
    const metrics = await (await fetch(metricsUrl)).text();
    const { out, errors } = await service.end('SIGTERM');
    const places = {
      webhooks: received.texts,
      headers: answers.map(({ headers }) => JSON.stringify(headers)),
      errors: answers.filter(({ status }) => status >= 400).map(({ text }) => text),
      audit: audit.map((row) => JSON.stringify(row)),
      log: [out, errors],
      metrics: [metrics],
    };
    const leaks = Object.entries(places).flatMap(([place, texts]) =>
      texts.filter((text) => numbersIn(text).length > 0).map(() => place),
    );
    const isComplete =
      received.texts.some((text) => text.includes('solved')) &&
      audit.length > 0 &&
      metrics.includes('tellerkit_request_duration_seconds');
    // A limit would hide what the service does with the number
    const useless = answers.filter(({ status }) => status === 429 || status >= 500).length;
    const where = leaks.length === 0 ? '' : ` (${[...new Set(leaks)].join(', ')})`;
    return {
      seen: `${leaks.length} leaks${where} and ${taken} codes taken in ${answers.length} requests${useless === 0 ? '' : `, ${useless} answered 429 or 5xx`}${isComplete ? '' : ', no webhook, audit or metrics seen'}`,
      held: leaks.length === 0 && taken === 0 && isComplete && useless === 0,
    };
  },
};

/** Sends all requests. Returns the answers, and the number of codes that the service took. */
async function sendNumbers(client: BankClient, victim: Victim) {
  const answers: RawAnswer[] = [];
  let taken = 0;
  for (const [index, form] of numberForms.entries()) {
    for (const request of codeRequests(form, victim)) {
      const answer = await client.send(request);
      if (answer.status < 300) taken += 1;
      answers.push(answer);
    }
    const parameters = index % 6 === 0 ? parameterRequests(form) : [];
    for (const request of [...otherRequests(form, victim), ...parameters])
      answers.push(await client.send(request));
  }
  for (const request of headerRequests(victim)) answers.push(await client.send(request));
  return { answers, taken };
}

/** Starts a receiver of webhooks. */
async function receiveWebhooks(context: AttackContext) {
  const texts: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      texts.push(JSON.stringify(request.headers), Buffer.concat(chunks).toString());
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { texts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

/** Waits until the service has delivered every webhook. */
async function delivered(client: BankClient): Promise<void> {
  const path = '/v1/webhook-deliveries?state=pending&limit=1';
  for (;;) {
    const { items } = await client.call<{ items: unknown[] }>({ path, credential: secretKey });
    if (items.length === 0) return;
    await pause(pollMs);
  }
}
