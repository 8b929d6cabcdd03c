import { endpoints } from '@tellerkit/contract';
import type { Conversation, Endpoint } from '@tellerkit/contract';
import { isDeepStrictEqual } from 'node:util';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';

/** Values with which an attacker sets the fields of the bank. */
const bankFields: Readonly<Record<string, unknown>> = {
  channel: 'phone',
  customer: { externalId: 'crm-1' },
  disposition: 'solved',
};

/** Fields that only the service sets, with the value of an attacker. */
const serviceFields: Readonly<Record<string, unknown>> = {
  id: 'cnv_forged',
  customerId: 'cus_forged',
  state: 'closed',
  closedAt: '2020-01-01T00:00:00.000Z',
  createdAt: '2020-01-01T00:00:00.000Z',
  author: { role: 'agent', id: 'agt_forged', name: 'The bank' },
  sequence: 77,
  disposition: 'fraud-confirmed',
  priority: 'vip',
  tenantId: 'tnt_forged',
  expiresAt: '2099-01-01T00:00:00.000Z',
};

/** Sets each field that only the bank or the service may set, on each endpoint that a customer can call. */
export const fieldsOfTheBank: Attack = {
  id: 'fields-of-the-bank',
  attack:
    'A customer and a page set each field of the bank, such as `disposition`, and each field of the service, such as `author`.',
  bound:
    'Fields of the bank give 403, fields of the service change nothing, and nothing is stored.',
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const { token } = await client.openSession();
    const conversation = await client.openConversation(token);
    const faults: string[] = [];
    const restricted = restrictedFields();
    for (const { endpoint, field, caller } of restricted) {
      const { status } = await client.send({
        method: endpoint.method,
        path: endpoint.path.replace('{conversationId}', conversation),
        credential: caller === 'customer' ? token : publishableKey,
        body: { [field]: bankFields[field] ?? 'forged' },
      });
      if (status !== 403) faults.push(`${endpoint.id} ${field} from a ${caller}: ${status}`);
    }
    const stored = await context.database.query(
      'select channel, state, disposition from conversations',
    );
    const isUntouched =
      stored.length === 1 && stored[0]?.['channel'] === 'web' && stored[0]['disposition'] === null;
    if (!isUntouched) faults.push('a refused field was stored');
    const ignored = await setServiceFields(client, token, conversation);
    const total = restricted.length + ignored.total;
    const all = [...faults, ...ignored.taken];
    return {
      seen: `${restricted.length - faults.length} of ${restricted.length} refused with 403, ${ignored.taken.length} of ${ignored.total} fields of the service taken${all.length === 0 ? '' : `: ${all.slice(0, 3).join('; ')}`}`,
      held: total > 0 && restricted.length >= 3 && all.length === 0,
    };
  },
};

/** Lists each field of each endpoint that a customer or a page can call but may not set. */
function restrictedFields() {
  const outside = ['customer', 'publishable'] as const;
  return Object.values<Endpoint>(endpoints).flatMap((endpoint) =>
    Object.entries(endpoint.fieldCallers ?? {}).flatMap(([field, allowed]) =>
      outside
        .filter((caller) => endpoint.callers.includes(caller))
        .filter((caller) => allowed !== 'all' && !allowed.includes(caller))
        .map((caller) => ({ endpoint, field, caller })),
    ),
  );
}

/** Sets each field of the service in each creation of a customer, and names the fields that the service took over. */
async function setServiceFields(client: BankClient, token: string, conversation: string) {
  const creations = [
    { path: '/v1/sessions', credential: publishableKey, body: { channel: 'web', locale: 'en' } },
    { path: '/v1/conversations', credential: token, body: {} },
    {
      path: `/v1/conversations/${conversation}/messages`,
      credential: token,
      body: { content: [{ type: 'text', text: 'Good morning' }] },
    },
  ];
  const taken: string[] = [];
  for (const { body, ...request } of creations)
    for (const [field, value] of Object.entries(serviceFields)) {
      const sent = { ...body, [field]: value };
      const { status, text } = await client.send({ method: 'POST', ...request, body: sent });
      const name = `${request.path.split('/').at(-1) ?? ''} ${field}`;
      // A limit would hide what the service does with the field
      if (status === 429 || status >= 500) taken.push(`${name}: ${status}`);
      const answer = JSON.parse(text) as Readonly<Record<string, unknown>>;
      if (isDeepStrictEqual(answer[field], value)) taken.push(name);
    }
  const handOff = { method: 'POST', path: `/v1/conversations/${conversation}/hand-off` };
  const entry = await client.call<Readonly<Record<string, unknown>>>({
    ...handOff,
    credential: token,
    body: serviceFields,
  });
  for (const [field, value] of Object.entries(serviceFields))
    if (isDeepStrictEqual(entry[field], value)) taken.push(`hand-off ${field}`);
  const path = `/v1/conversations/${conversation}`;
  const { state } = await client.call<Conversation>({ path, credential: secretKey });
  if (state === 'closed') taken.push('conversations state');
  return { taken, total: (creations.length + 1) * Object.keys(serviceFields).length };
}
