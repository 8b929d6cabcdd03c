import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { TellerClient } from '@tellerkit/sdk';
import { isWebhookVerificationError, verifyWebhook } from '@tellerkit/sdk/webhooks';
import type { WebhookEvent } from '@tellerkit/sdk/webhooks';

export interface Bank {
  /** A client with the secret key. */
  readonly client: TellerClient;
  /** The `verificationKey` that `webhookEndpoints.create` returned. During a rotation, the new key and the old key. */
  readonly verificationKeys: readonly string[];
  /** Your sign-in: returns the customer who sends the request, and whether the sender is a member of staff. */
  signedIn(request: IncomingMessage): { customer?: string; staff?: boolean };
  /** Called once for each event. If it throws, the service sends the event again. */
  onEvent(event: WebhookEvent): Promise<void>;
}

/** Creates a bank's back end, which issues customer tokens, receives webhooks and exports survey results as CSV. */
export function createBankBackEnd(bank: Bank): Server {
  // A real bank replaces this map with a table of event ids. Its transaction also contains the changes of `onEvent`
  const handled = new Map<string, Promise<void>>();
  return createServer((request, response) => {
    route(request, response).catch(() => response.writeHead(500).end());
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const call = `${request.method} ${new URL(request.url ?? '/', 'http://bank').pathname}`;
    if (call === 'POST /tellerkit/token') return issueToken(request, response);
    if (call === 'POST /webhooks') return receiveWebhook(request, response);
    const survey = /^GET \/surveys\/(\w+)\/responses\.csv$/.exec(call)?.[1];
    return survey ? exportResponses(survey, request, response) : response.writeHead(404).end();
  }

  async function issueToken(request: IncomingMessage, response: ServerResponse) {
    const externalId = bank.signedIn(request).customer;
    if (!externalId) return response.writeHead(401).end();
    const issued = await bank.client.customerTokens.create({ externalId });
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    return response.end(JSON.stringify(issued));
  }

  async function receiveWebhook(request: IncomingMessage, response: ServerResponse) {
    let body = Buffer.alloc(0);
    for await (const chunk of request as AsyncIterable<Buffer>) {
      body = Buffer.concat([body, chunk]);
      if (body.length > 65_536) return response.writeHead(413).end();
    }
    try {
      const event = await verifyWebhook(body, request.headers, bank.verificationKeys);
      const work = handled.get(event.id) ?? bank.onEvent(event);
      handled.set(event.id, work);
      await work.catch((error: unknown) => (handled.delete(event.id), Promise.reject(error)));
    } catch (error) {
      return response.writeHead(isWebhookVerificationError(error) ? 400 : 500).end();
    }
    return response.writeHead(204).end();
  }

  async function exportResponses(id: string, request: IncomingMessage, response: ServerResponse) {
    if (!bank.signedIn(request).staff) return response.writeHead(403).end();
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' });
    response.write('response,time,question,score,comment\r\n');
    const responses = bank.client.surveys.listResponses(id);
    for await (const { id: responseId, createdAt, answers } of responses)
      for (const answer of answers) {
        if (answer.type === 'unknown') continue; // This SDK is older than the service and does not know the type
        const given = answer.type === 'csat' ? [answer.score, ''] : ['', answer.text];
        const row = [responseId, createdAt, answer.questionId, ...given].map(toCell);
        response.write(`${row.join()}\r\n`);
      }
    return response.end();
  }
}

/** Quotes a cell and prefixes a ' to values that a spreadsheet would read as a formula. */
const toCell = (value: string | number) =>
  `"${String(value)
    .replace(/^(?=[=+\-@\t\r])/, "'")
    .replaceAll('"', '""')}"`;
