import { endpoints } from '@tellerkit/contract';
import type { Conversation, Endpoint } from '@tellerkit/contract';
import { isDeepStrictEqual } from 'node:util';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
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
    const ignored = await setServiceFields(context, client, token, conversation);
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

/** A creation of a customer or page, with the table of its row. */
interface Creation {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly credential: string;
  readonly body: object;
  readonly table: string;
}

function creationsOf(token: string, conversation: string): Creation[] {
  const path = `/v1/conversations/${conversation}`;
  const content = [{ type: 'text', text: 'Good morning' }];
  return [
    {
      endpoint: endpoints.createSession,
      path: '/v1/sessions',
      credential: publishableKey,
      body: { channel: 'web', locale: 'en' },
      table: 'sessions',
    },
    {
      endpoint: endpoints.createConversation,
      path: '/v1/conversations',
      credential: token,
      body: {},
      table: 'conversations',
    },
    {
      endpoint: endpoints.sendMessage,
      path: `${path}/messages`,
      credential: token,
      body: { content },
      table: 'messages',
    },
  ];
}

/** Sets each field of the service in each creation of a customer, and names the fields that the service stored. */
async function setServiceFields(
  context: AttackContext,
  client: BankClient,
  token: string,
  conversation: string,
) {
  const taken: string[] = [];
  let total = 0;
  for (const { endpoint, table, body, path, credential } of creationsOf(token, conversation))
    for (const [field, value] of Object.entries(serviceFields)) {
      total += 1;
      const sent = { method: 'POST', path, credential, body: { ...body, [field]: value } };
      const { status, text } = await client.send(sent);
      const name = `${endpoint.id} ${field}`;
      // A field that the body has is one of the bank, or fails the check of its form
      const isKnown = field in (endpoint.body as unknown as { shape: object }).shape;
      const isExpected = isKnown ? status === 400 || status === 403 : status === 201;
      if (!isExpected) taken.push(`${name}: ${status}`);
      if (status === 201 && (await isStored(context, table, text, [field, value])))
        taken.push(name);
    }
  const handOff = await client.send({
    method: 'POST',
    path: `/v1/conversations/${conversation}/hand-off`,
    credential: token,
    body: serviceFields,
  });
  if (handOff.status !== 201) taken.push(`hand-off: ${handOff.status}`);
  for (const entry of Object.entries(serviceFields)) {
    total += 1;
    if (await isStored(context, 'queue_entries', handOff.text, entry))
      taken.push(`hand-off ${entry[0]}`);
  }
  const path = `/v1/conversations/${conversation}`;
  const { state } = await client.call<Conversation>({ path, credential: secretKey });
  if (state === 'closed') taken.push('conversations state');
  return { taken, total };
}

/** Reads the row of a created resource, and looks for the value of the attacker in it and in the response. */
async function isStored(
  { database }: AttackContext,
  table: string,
  response: string,
  [field, value]: readonly [string, unknown],
): Promise<boolean> {
  const created = JSON.parse(response) as Readonly<Record<string, unknown>>;
  const id = String(created['id']);
  const rows = await database.query(`select * from ${table} where id = ?`, [id]);
  const [row] = rows;
  if (row === undefined) throw new Error(`The table ${table} has no row of the response.`);
  const column = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const stored = row[column];
  const isTime = typeof value === 'string' && value.endsWith('Z');
  const forged = isTime ? Date.parse(value) : value;
  return (
    isDeepStrictEqual(created[field], value) ||
    (stored !== undefined && isDeepStrictEqual(stored, forged)) ||
    /forged|fraud|The bank/.test(JSON.stringify(row))
  );
}
