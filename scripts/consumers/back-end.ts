/** A back end of a bank, which compiles without the DOM library. */
import { TellerClient, pageLifecycle } from '@tellerkit/sdk';
import type { HttpTransport } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import { verifyWebhook } from '@tellerkit/sdk/webhooks';

/** Sends the requests of a client through a gateway of the bank. */
export function openClient(http: HttpTransport): TellerClient {
  return new TellerClient({ baseUrl: 'https://service.bank.example', secretKey: 'sk_1', http });
}

/** Follows a conversation from the back end. */
export function follow(client: TellerClient, conversationId: string): LiveConversation {
  return new LiveConversation({ client, conversationId, lifecycle: pageLifecycle({}) });
}

/** Signs a token with a key pair. */
export async function sign(x: string, y: string, d: string): Promise<string> {
  const privateKey = { kty: 'EC', crv: 'P-256', x, y, d };
  const options = { tenant: 'bank', externalId: 'crm-4711', key: { id: 'k1', privateKey } };
  return (await signCustomerToken(options)).token;
}

/** Reads the score of a survey from a webhook. */
export async function readScores(body: string, headers: Record<string, string>, key: string) {
  const event = await verifyWebhook(body, headers, key);
  return event.type === 'survey.response.created' ? event.data.scores : undefined;
}
