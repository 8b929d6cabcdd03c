import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints, staffAccess, staffRoles } from '@tellerkit/contract';
import type { Endpoint, StaffRole, StaffScope } from '@tellerkit/contract';
import type { Caller } from '../testing/caller.ts';
import { asBackEnd } from '../testing/caller.ts';
import type { Setup } from './setup.ts';
import { hire, relations, staffBank, staffedTenant } from './staffed-bank.ts';
import type { Related, Relation, StaffedBank } from './staffed-bank.ts';

const all: readonly Endpoint[] = Object.values(endpoints);
const staffed = all.filter(({ callers }) => callers.includes('agent'));

/**
 * The scope of each endpoint for the roles agent, supervisor, admin and auditor. Written here again, so that nobody
 * changes the access by accident.
 */
const expected: Readonly<Record<string, string>> = {
  'conversations.get': 'served queues none tenant',
  'conversations.list': 'served queues none tenant',
  'conversations.close': 'assigned assigned none none',
  'conversations.markRead': 'assigned assigned none none',
  'conversations.showTyping': 'assigned assigned none none',
  'messages.send': 'assigned assigned none none',
  'messages.list': 'served queues none tenant',
  'events.list': 'served queues none tenant',
  'events.stream': 'served queues none tenant',
  'queues.list': 'tenant tenant tenant tenant',
  'queues.getBoard': 'tenant tenant tenant tenant',
  'queues.streamBoard': 'tenant tenant tenant tenant',
  'queueEntries.get': 'served queues none tenant',
  'queueEntries.stream': 'served queues none tenant',
  'agents.create': 'none none tenant none',
  'agents.list': 'tenant tenant tenant tenant',
  'agents.get': 'tenant tenant tenant tenant',
  'agents.update': 'none none tenant none',
  'agents.delete': 'none none tenant none',
  'agents.me': 'own own own own',
  'agents.setPresence': 'own own none none',
  'agents.getDesk': 'own own none none',
  'agents.streamDesk': 'own own none none',
  'assignments.accept': 'own own none none',
  'assignments.decline': 'own own none none',
  'assignments.transfer': 'own queues none none',
  'assignments.complete': 'own own none none',
  'surveys.create': 'none none tenant none',
  'surveys.list': 'tenant tenant tenant tenant',
  'surveys.get': 'tenant tenant tenant tenant',
  'surveys.listResponses': 'none none none tenant',
  'surveys.results': 'none tenant tenant tenant',
  'knowledge.list': 'tenant tenant tenant tenant',
  'knowledge.get': 'tenant tenant tenant tenant',
  'knowledge.put': 'none none tenant none',
  'knowledge.delete': 'none none tenant none',
  'knowledge.search': 'tenant tenant tenant tenant',
  'audit.list': 'none none tenant tenant',
};

const readable: Readonly<Record<string, readonly Relation[]>> = {
  agent: ['offered', 'assigned', 'wrapUp'],
  supervisor: ['offered', 'assigned', 'wrapUp', 'completed', 'transferred', 'waiting'],
  supervisorOfAll: relations.filter((relation) => relation !== 'assistant'),
  auditor: relations,
};

const reads = all.filter(
  ({ id, method }) =>
    method === 'GET' && /^(conversations\.get|messages|events|queueEntries)/.test(id),
);

/**
 * Checks the access of the bank's staff: each role sees what the table `staffAccess` grants, and nothing else.
 */
export function checkStaffAccess(setup: Setup): void {
  test('the access table names each endpoint of the staff with the agreed scopes', () => {
    const table = Object.entries(staffAccess).map(([id, scopes]) => [
      id,
      staffRoles.map((role) => scopes[role]).join(' '),
    ]);
    assert.deepEqual(Object.fromEntries(table), expected);
    assert.deepEqual(staffed.map(({ id }) => id).sort(), Object.keys(expected).sort());
  });

  test('an endpoint refuses the roles that its row of the access table excludes', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    for (const role of staffRoles) {
      const { desk } = await hire(bank, { role });
      for (const endpoint of staffed) {
        const scope = scopeOf(endpoint, role);
        const path = endpoint.path.replaceAll(/\{\w+\}/g, 'unknown');
        const answer = await attempt(desk, endpoint, path);
        if (scope === 'none') assert.equal(answer.status, 403, `${endpoint.id} by ${role}`);
        else assert.notEqual(answer.status, 403, `${endpoint.id} by ${role}`);
      }
    }
  });

  test('agents and supervisors read the conversations of their assignments and queues, and no others', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const world = await staffBank(bank);
    const { queues } = world;
    const supervisor = await hire(bank, { role: 'supervisor', queueIds: [queues.cards] });
    const callers: Record<string, Caller> = {
      agent: world.desk,
      supervisor: supervisor.desk,
      supervisorOfAll: (await hire(bank, { role: 'supervisor' })).desk,
      auditor: (await hire(bank, { role: 'auditor' })).desk,
    };
    for (const [name, caller] of Object.entries(callers)) {
      const visible = readable[name] ?? [];
      for (const relation of relations)
        for (const endpoint of reads)
          await assertRead(caller, endpoint, world.related[relation], {
            name: `${endpoint.id} of ${relation} by ${name}`,
            status: visible.includes(relation) ? 200 : 404,
          });
      await assertListed(caller, world, visible, name);
    }
  });

  test('an agent without an open assignment reads no conversation, whatever the presence', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { related } = await staffBank(bank);
    for (const presence of ['available', 'away', 'offline']) {
      const { desk } = await hire(bank, { skills: ['travel'] });
      await desk.call('PUT', '/v1/agents/me/presence', { body: { presence } });
      for (const { conversationId } of Object.values(related)) {
        const { status } = await desk.call('GET', `/v1/conversations/${conversationId}`);
        assert.equal(status, 404, presence);
      }
      assert.deepEqual(await desk.get('/v1/conversations'), { items: [], nextCursor: null });
    }
  });

  test('only the serving agent changes a conversation', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const world = await staffBank(bank);
    const { desk: supervisor } = await hire(bank, { role: 'supervisor' });
    const { desk: auditor } = await hire(bank, { role: 'auditor' });
    const { desk: stranger } = await hire(bank, {});
    const changes = [
      'messages.send',
      'conversations.markRead',
      'conversations.showTyping',
      'conversations.close',
    ];
    for (const id of changes) {
      const endpoint = all.find((found) => found.id === id) ?? assert.fail(id);
      const path = endpoint.path.replace('{conversationId}', world.related.assigned.conversationId);
      const statuses = [];
      for (const caller of [supervisor, auditor, stranger, world.desk])
        statuses.push((await attempt(caller, endpoint, path)).status);
      assert.deepEqual(statuses.slice(0, 3), [403, 403, 404], endpoint.id);
      assert.equal(statuses[3], endpoint.status, endpoint.id);
    }
    const offered = `/v1/conversations/${world.related.offered.conversationId}/messages`;
    const early = await world.desk.call('POST', offered, { body: bodies['messages.send'] });
    assert.equal(early.status, 403);
  });

  test('a supervisor transfers an assignment of the supervised queues, and of no other', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { related, queues } = await staffBank(bank);
    const path = `/v1/assignments/${related.assigned.assignmentId}/transfer`;
    const to = { body: { queueId: queues.loans } };
    const { desk: other } = await hire(bank, { role: 'supervisor', queueIds: [queues.loans] });
    assert.equal((await other.call('POST', path, to)).status, 404);
    const { desk: peer } = await hire(bank, {});
    assert.equal((await peer.call('POST', path, to)).status, 404);
    const { desk: own } = await hire(bank, { role: 'supervisor', queueIds: [queues.cards] });
    assert.equal((await own.call('POST', path, to)).status, 200);
    const accept = `/v1/assignments/${related.offered.assignmentId}/accept`;
    assert.equal((await own.call('POST', accept)).status, 404);
  });

  test('the right to read ends with the assignment, also for calls that wait', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { desk, related, queues } = await staffBank(bank);
    const { conversationId, assignmentId } = related.assigned;
    const path = `/v1/conversations/${conversationId}`;
    const stream = await desk.stream(`${path}/events/stream`);
    await stream.until('participant.joined');
    const { lastSequence } = await asBackEnd(bank).get<{ lastSequence: number }>(path);
    const waiting = desk.call('GET', `${path}/events?after=${lastSequence}&waitMs=30000`);
    await desk.post(`/v1/assignments/${assignmentId}/transfer`, { queueId: queues.loans });
    while (await stream.next());
    await waiting;
    assert.equal((await desk.call('GET', path)).status, 404);
  });
}

/** Valid bodies of the endpoints that require more than an empty body. */
const bodies: Readonly<Record<string, object>> = {
  'conversations.markRead': { upTo: 1 },
  'messages.send': { content: [{ type: 'text', text: 'Hello' }] },
};

function scopeOf({ id }: Endpoint, role: StaffRole): StaffScope {
  return (
    (staffAccess as Readonly<Record<string, Record<StaffRole, StaffScope>>>)[id]?.[role] ?? 'none'
  );
}

/** Calls an endpoint and returns the status. Ends a stream after its first bytes. */
async function attempt(
  caller: Caller,
  endpoint: Endpoint,
  path: string,
): Promise<{ status: number }> {
  const cut = new AbortController();
  const response = await caller.fetch(endpoint.method, path, {
    signal: cut.signal,
    ...(endpoint.body && { body: bodies[endpoint.id] ?? {} }),
  });
  if (endpoint.stream) await response.body?.cancel();
  else await response.text();
  return { status: response.status };
}

async function assertRead(
  caller: Caller,
  endpoint: Endpoint,
  { conversationId, entryId }: Related,
  { name, status }: { readonly name: string; readonly status: number },
): Promise<void> {
  if (endpoint.path.includes('{entryId}') && entryId === undefined) return;
  const path = endpoint.path
    .replace('{conversationId}', conversationId)
    .replace('{entryId}', entryId ?? '');
  assert.equal((await attempt(caller, endpoint, path)).status, status, name);
}

/** Pages through the list with the smallest page, so that the filter must be part of the query. */
async function assertListed(
  caller: Caller,
  { related }: StaffedBank,
  visible: readonly Relation[],
  name: string,
): Promise<void> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: { id: string }[]; nextCursor: string | null } = await caller.get(
      `/v1/conversations?limit=1${query}`,
    );
    assert.ok(page.items.length === 1, name);
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  const ids = visible.map((relation) => related[relation].conversationId);
  assert.deepEqual(found.sort(), ids.sort(), `list by ${name}`);
}
