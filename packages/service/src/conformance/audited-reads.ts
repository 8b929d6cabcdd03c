import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints, staffAccess, staffRoles } from '@tellerkit/contract';
import type { AuditEntry, Endpoint, IdKind, ScopeByRole, StaffRole } from '@tellerkit/contract';
import { Kysely } from 'kysely';
import type { Database } from '../store/database/schema.ts';
import { asBackEnd } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import { fillTenant } from './filled-tenant.ts';
import type { FilledTenant, Role } from './filled-tenant.ts';
import type { Setup } from './setup.ts';

const reads = Object.values<Endpoint>(endpoints).filter(({ method }) => method === 'GET');

/** The reads that must leave an entry. Written here again, so that nobody excludes one by accident. */
const audited = [
  'agents.getDesk',
  'agents.streamDesk',
  'audit.list',
  'conversations.get',
  'conversations.list',
  'customers.get',
  'events.list',
  'events.stream',
  'messages.list',
  'sessions.list',
  'surveys.listResponses',
];

const readers: readonly Role[] = ['publishable', 'customer', 'secret', ...staffRoles];

const kindOfParam: Readonly<Record<string, IdKind>> = { entryId: 'queueEntry' };

/**
 * Checks that reads of customer data by the bank's staff and back end leave audit entries.
 */
export function checkAuditedReads(setup: Setup): void {
  test('staff and back ends read customer data only with an audit entry, and customers without one', async (context) => {
    const { bank } = await setup(context);
    const tenant = await fillTenant(bank, 'first');
    for (const endpoint of reads) {
      const permitted = readers.filter((role) => accepts(endpoint, role));
      for (const role of permitted) {
        const status = await read(tenant.callers[role], endpoint, tenant);
        assert.equal(status, 200, `${endpoint.id} by ${role}`);
      }
      const entries = await entriesOf(tenant.callers.secret, endpoint.id);
      const ofBank = permitted.filter((role) => role !== 'publishable' && role !== 'customer');
      const actors = new Set(entries.map(({ actorKind, actor }) => `${actorKind} ${actor}`));
      assert.equal(actors.size, audited.includes(endpoint.id) ? ofBank.length : 0, endpoint.id);
      for (const { actorKind, target } of entries) {
        assert.ok(actorKind === 'agent' || actorKind === 'secret', endpoint.id);
        assert.equal(target, targetOf(endpoint, tenant), endpoint.id);
      }
    }
  });

  test('a read that the service cannot record is refused, and a customer’s read is not', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const { ids, callers } = await fillTenant(bank, 'first');
    const { dialect } = await database.open();
    const db = new Kysely<Database>({ dialect });
    const heads = await db.selectFrom('audit_heads').selectAll().execute();
    await db.deleteFrom('audit_heads').execute();
    const path = `/v1/conversations/${ids.conversation}`;
    for (const role of ['secret', 'agent', 'auditor'] as const)
      for (const read of [path, `${path}/messages`, `${path}/events`, `${path}/events/stream`]) {
        const { status, text } = await callers[role].call('GET', read);
        assert.equal(status, 503, `${read} by ${role}`);
        assert.doesNotMatch(text, /"items"|data:/);
      }
    assert.equal((await callers.customer.call('GET', `${path}/messages`)).status, 200);
    await db.insertInto('audit_heads').values(heads).execute();
    await db.destroy();
    assert.equal((await callers.secret.call('GET', `${path}/messages`)).status, 200);
  });

  test('a list of conversations by customer leaves an entry with the id of the customer', async (context) => {
    const { bank } = await setup(context);
    const { ids, callers } = await fillTenant(bank, 'first');
    await callers.auditor.get(`/v1/conversations?customerId=${ids.customer}&limit=5`);
    const entries = await callers.secret.get<{ items: AuditEntry[] }>(
      `/v1/audit?target=${ids.customer}&action=conversations.list`,
    );
    assert.deepEqual(
      entries.items.map(({ actorKind, status }) => [actorKind, status]),
      [['agent', 200]],
    );
    await callers.auditor.get('/v1/conversations');
    const all = await entriesOf(callers.secret, 'conversations.list');
    assert.deepEqual(new Set(all.map(({ target }) => target)), new Set([null, ids.customer]));
  });

  test('reads of one caller and target within a minute share an audit entry', async (context) => {
    const { bank } = await setup(context);
    const { ids, callers } = await fillTenant(bank, 'first');
    const path = `/v1/conversations/${ids.conversation}/messages`;
    const count = async () => (await entriesOf(asBackEnd(bank), 'messages.list')).length;
    await Promise.all(Array.from({ length: 5 }, () => callers.secret.get(path)));
    assert.equal(await count(), 1);
    await callers.auditor.get(path);
    assert.equal(await count(), 2);
    await bank.clock.advance(59_000);
    await callers.secret.get(path);
    assert.equal(await count(), 2);
    await bank.clock.advance(1_000);
    await callers.secret.get(path);
    assert.equal(await count(), 3);
  });
}

async function entriesOf(caller: Caller, action: string): Promise<AuditEntry[]> {
  const { items } = await caller.get<{ items: AuditEntry[] }>(
    `/v1/audit?limit=100&action=${action}`,
  );
  return items.filter(({ status }) => status === 200);
}

function accepts({ id, callers }: Endpoint, role: Role): boolean {
  const scopes = (staffAccess as Readonly<Record<string, ScopeByRole>>)[id];
  if (staffRoles.some((name) => name === role))
    return callers.includes('agent') && scopes?.[role as StaffRole] !== 'none';
  return callers.some((kind) => kind === role);
}

function targetOf({ path }: Endpoint, tenant: FilledTenant): string | null {
  const [, name] = /\{(\w+Id)\}/.exec(path) ?? [];
  return name === undefined ? null : idOf(tenant, name);
}

function idOf({ ids }: FilledTenant, param: string): string {
  const kind = kindOfParam[param] ?? (param.slice(0, -2) as IdKind);
  return ids[kind] ?? assert.fail(`fillTenant creates no ${kind}: add one`);
}

async function read(caller: Caller, { path }: Endpoint, tenant: FilledTenant): Promise<number> {
  const filled = path
    .replace('{slug}', 'fees')
    .replace('{locale}', 'en')
    .replaceAll(/\{(\w+Id)\}/g, (_match, name: string) => idOf(tenant, name));
  const response = await caller.fetch('GET', filled);
  await response.body?.cancel();
  return response.status;
}
