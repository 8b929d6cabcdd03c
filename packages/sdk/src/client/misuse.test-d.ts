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

// Exactly one credential. It may be undefined, as from a missing setting; the client then throws at run time.
new TellerClient({ baseUrl, secretKey });
new TellerClient({ baseUrl, secretKey: fromEnvironment });
new TellerClient({ baseUrl, publishableKey });
new TellerClient({ baseUrl, publishableKey, token });
new TellerClient({ baseUrl, token: async ({ reason }) => ({ token: reason }) });
new TellerClient({ baseUrl, secretKey }) satisfies TellerClient;

// @ts-expect-error a credential is missing
new TellerClient({ baseUrl });
// @ts-expect-error `baseUrl` is missing
new TellerClient({ secretKey });
// @ts-expect-error a secret key and a token exclude each other
new TellerClient({ baseUrl, secretKey, token });
// @ts-expect-error a secret key excludes all other credentials
new TellerClient({ baseUrl, secretKey, publishableKey });
// @ts-expect-error a secret key excludes all other credentials
({ baseUrl, secretKey, publishableKey, token }) satisfies TellerClientOptions;
// @ts-expect-error a token provider returns an object
new TellerClient({ baseUrl, token: async () => 'jwt' });
// @ts-expect-error a token provider is asynchronous
new TellerClient({ baseUrl, token: () => ({ token }) });
// @ts-expect-error the option is called `timeoutMs`
new TellerClient({ baseUrl, secretKey, timeout: 5000 });
// @ts-expect-error a session runs in a page and takes no secret key
new CustomerSession({ baseUrl, publishableKey, secretKey });
// @ts-expect-error a session requires a publishable key
new CustomerSession({ baseUrl });
// @ts-expect-error there is no such channel
new CustomerSession({ baseUrl, publishableKey, channel: 'carrier-pigeon' });
// @ts-expect-error only the bank can tell that a customer is on the phone
new CustomerSession({ baseUrl, publishableKey, channel: 'phone' });

// A new credential replaces the old credential.
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
// @ts-expect-error `content` is a list of content blocks
void client.messages.send('cnv_1', { content: 'Hello' });
// @ts-expect-error there is no such content block
void client.messages.send('cnv_1', { content: [{ type: 'html', html: '<b>' }] });
// @ts-expect-error a text block requires `text`
void client.messages.send('cnv_1', { content: [{ type: 'text', body: 'Hello' }] });
// @ts-expect-error only the assistant sends citations
void client.messages.send('cnv_1', { content: [{ type: 'citations', citations: [] }] });
// @ts-expect-error there is no such state
client.conversations.list({ state: 'sleeping' });
// @ts-expect-error there is no such presence
void client.agents.setPresence('lunch');
// @ts-expect-error a limit is a number
client.queues.list({ limit: '10' });
// @ts-expect-error `upTo` is a sequence number
void client.conversations.markRead('cnv_1', 'msg_1');
// @ts-expect-error options come after the query
client.queues.list({ signal: AbortSignal.timeout(5) });

({ timeoutMs: 5, totalTimeoutMs: 10, maxRetries: 0, idempotencyKey: 'k' }) satisfies CallOptions;
// @ts-expect-error `signal` takes an AbortSignal, not its controller
({ signal: new AbortController() }) satisfies CallOptions;
// @ts-expect-error a list has no `items`: loop over it, or call `first()`
(await client.queues.list()).items;
// @ts-expect-error the conversation is in `data`, beside `response`
(await withResponse((options) => client.conversations.get('cnv_1', options))).state;

declare const error: unknown;
// @ts-expect-error an unknown error has no `code` before a guard narrows its type
error.code;
if (isApiError(error)) error.status satisfies number;

// A customer's client takes no secret key and has no calls for back ends or agents.
new CustomerClient({ baseUrl, token });
// @ts-expect-error a secret key is for back ends
new CustomerClient({ baseUrl, secretKey });
// @ts-expect-error webhooks are for back ends
void new CustomerClient({ baseUrl, publishableKey }).webhookEndpoints;
