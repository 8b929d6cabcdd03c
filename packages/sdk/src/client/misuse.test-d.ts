import {
  CustomerClient,
  CustomerSession,
  isApiError,
  TellerClient,
  withResponse,
} from '@tellerkit/sdk';
import type { CallOptions, TellerClientOptions } from '@tellerkit/sdk';

declare const client: TellerClient;
declare const secretKey: string;
declare const fromEnvironment: string | undefined;
const baseUrl = 'https://service.bank.example';
const token = 'jwt';
const publishableKey = 'pk_1';

// One credential, which a setting may fail to bring: that is said at run time.
new TellerClient({ baseUrl, secretKey });
new TellerClient({ baseUrl, secretKey: fromEnvironment });
new TellerClient({ baseUrl, publishableKey });
new TellerClient({ baseUrl, publishableKey, token });
new TellerClient({ baseUrl, token: async ({ reason }) => ({ token: reason }) });
new TellerClient({ baseUrl, secretKey }) satisfies TellerClient;

// @ts-expect-error nobody calls
new TellerClient({ baseUrl });
// @ts-expect-error no service
new TellerClient({ secretKey });
// @ts-expect-error a back end or a customer, not both
new TellerClient({ baseUrl, secretKey, token });
// @ts-expect-error a secret key goes alone
new TellerClient({ baseUrl, secretKey, publishableKey });
// @ts-expect-error a secret key goes alone
({ baseUrl, secretKey, publishableKey, token }) satisfies TellerClientOptions;
// @ts-expect-error a provider brings an object
new TellerClient({ baseUrl, token: async () => 'jwt' });
// @ts-expect-error a provider is asynchronous
new TellerClient({ baseUrl, token: () => ({ token }) });
// @ts-expect-error durations end in Ms
new TellerClient({ baseUrl, secretKey, timeout: 5000 });
// @ts-expect-error a session is a page's: no secret key
new CustomerSession({ baseUrl, publishableKey, secretKey });
// @ts-expect-error a session needs the page's key
new CustomerSession({ baseUrl });
// @ts-expect-error there is no such channel
new CustomerSession({ baseUrl, publishableKey, channel: 'carrier-pigeon' });

// Another credential takes the place of the one there was.
client.withOptions({ token });
client.withOptions({ locale: undefined, secretKey });
// @ts-expect-error a second credential
client.withOptions({ token, secretKey });
// @ts-expect-error there is no such option
client.withOptions({ retries: 3 });

// @ts-expect-error a parameter is missing
void client.conversations.get();
// @ts-expect-error an id is a string
void client.conversations.get(42);
// @ts-expect-error the body is missing
void client.messages.send('cnv_1');
// @ts-expect-error text is given as a content block
void client.messages.send('cnv_1', { content: 'Hello' });
// @ts-expect-error there is no such content block
void client.messages.send('cnv_1', { content: [{ type: 'html', html: '<b>' }] });
// @ts-expect-error a text block has a text
void client.messages.send('cnv_1', { content: [{ type: 'text', body: 'Hello' }] });
// @ts-expect-error an assistant's citation is not a caller's to send
void client.messages.send('cnv_1', { content: [{ type: 'citations', citations: [] }] });
// @ts-expect-error there is no such state
client.conversations.list({ state: 'sleeping' });
// @ts-expect-error there is no such presence
void client.agents.setPresence('lunch');
// @ts-expect-error a limit is a number
client.queues.list({ limit: '10' });
// @ts-expect-error a number says up to which event was read
void client.conversations.markRead('cnv_1', 'msg_1');
// @ts-expect-error options come after the query
client.queues.list({ signal: AbortSignal.timeout(5) });

({ timeoutMs: 5, totalTimeoutMs: 10, maxRetries: 0, idempotencyKey: 'k' }) satisfies CallOptions;
// @ts-expect-error a signal, not its controller
({ signal: new AbortController() }) satisfies CallOptions;
// @ts-expect-error a list is looped over, or asked for its pages
(await client.queues.list()).items;
// @ts-expect-error the data is beside its response
(await withResponse((options) => client.conversations.get('cnv_1', options))).state;

declare const error: unknown;
// @ts-expect-error nothing is known of an error before a guard has looked
error.code;
if (isApiError(error)) error.status satisfies number;

// A customer's client has neither a secret key nor what only back ends and agents may call.
new CustomerClient({ baseUrl, token });
// @ts-expect-error a secret key is for back ends
new CustomerClient({ baseUrl, secretKey });
// @ts-expect-error webhooks are for back ends
void new CustomerClient({ baseUrl, publishableKey }).webhookEndpoints;
