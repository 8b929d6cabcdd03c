import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints, staffAccess, staffRoles } from '@tellerkit/contract';
import type { Endpoint, IdKind, Problem, ScopeByRole, StaffRole } from '@tellerkit/contract';
import { asBackEnd, callAs } from '../testing/caller.ts';
import type { Answered, Caller } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import { fillTenant } from './filled-tenant.ts';
import type { FilledTenant, Role } from './filled-tenant.ts';
import { idFieldsOf, unknownId } from './id-fields.ts';
import type { IdField } from './id-fields.ts';
import type { Setup } from './setup.ts';

const all: readonly Endpoint[] = Object.values(endpoints);
const roles: readonly Role[] = ['publishable', 'customer', 'secret', ...staffRoles];

/** Kinds of resources that belong to a single customer, not to the whole tenant. */
const ownKinds: readonly IdKind[] = ['conversation', 'queueEntry', 'session'];

/** A valid body for each endpoint that requires more than an empty body. */
const bodies: Readonly<Record<string, object>> = {
  'agents.create': { displayName: 'New' },
  'conversations.markRead': { upTo: 1 },
  'messages.send': { content: [{ type: 'text', text: 'Hello' }] },
  'webhookEndpoints.replay': { since: '2026-01-01T00:00:00Z' },
  'surveys.respond': { answers: [{ type: 'csat', questionId: 'csat', score: 5 }] },
};

/**
 * Checks that no caller reaches, or learns of, a resource of another tenant or customer. The requests are derived from
 * the contract, so new endpoints and fields are checked, too. The checks fail if this file lacks a body or id that a
 * new endpoint needs.
 */
export function checkIsolation(setup: Setup): void {
  const setUpBoth = async (context: Parameters<Setup>[0]) => {
    const { bank } = await setup(context);
    const first = await fillTenant(bank, 'first');
    return { bank, first, second: await fillTenant(bank, 'second') };
  };

  test('ids of another tenant get the same response as unknown ids, for every endpoint and role', async (context) => {
    const { first, second } = await setUpBoth(context);
    let tried = 0;
    for (const endpoint of all)
      for (const { kind } of pathIdsOf(endpoint))
        for (const role of roles) {
          const status = accepts(endpoint, role) ? 404 : 403;
          const caller = second.callers[role];
          await assertUnknown(caller, endpoint, status, pathPair(endpoint, kind, first, second));
          tried += 1;
        }
    assert.ok(tried > 100, `${tried} tries`);
  });

  test('ids of another customer get the same response as unknown ids', async (context) => {
    const { first } = await setUpBoth(context);
    for (const endpoint of all)
      for (const { kind } of pathIdsOf(endpoint)) {
        if (!ownKinds.includes(kind) || !endpoint.callers.includes('customer')) continue;
        const pair = pathPair(endpoint, kind, first, first);
        await assertUnknown(first.stranger, endpoint, 404, pair);
      }
  });

  test('ids of another tenant in bodies and queries get the same response as unknown ids', async (context) => {
    const { first, second } = await setUpBoth(context);
    let tried = 0;
    for (const endpoint of all)
      for (const field of [...idFieldsIn(endpoint.body), ...idFieldsIn(endpoint.query)])
        for (const role of roles.filter((name) => accepts(endpoint, name))) {
          const pair = fieldPair(endpoint, field, first, second);
          const answer = await assertUnknown(second.callers[role], endpoint, undefined, pair);
          const name = `${endpoint.id} ${field.path.join('.')} by ${role}`;
          if (endpoint.method !== 'GET') assert.ok(answer.status >= 400, name);
          assertNothingOf(first, answer, name);
          tried += 1;
        }
    assert.ok(tried > 5, `${tried} tries`);
  });

  test('lists contain only resources of the caller’s tenant', async (context) => {
    const { first, second } = await setUpBoth(context);
    for (const endpoint of all) {
      if (endpoint.method !== 'GET' || endpoint.stream || endpoint.path.includes('{')) continue;
      for (const role of roles.filter((name) => accepts(endpoint, name))) {
        const answer = await second.callers[role].call<unknown>('GET', endpoint.path);
        assert.equal(answer.status, 200, endpoint.id);
        assertNothingOf(first, answer, `${endpoint.id} by ${role}`);
      }
    }
  });

  test("deleting an article does not delete another tenant's article with the same slug", async (context) => {
    const { first, second } = await setUpBoth(context);
    const path = '/v1/knowledge/articles/fees/en';
    await second.callers.secret.call('DELETE', path);
    const { body } = await first.callers.secret.get<{ body: string }>(path);
    assert.equal(body, 'Of the first.');
    for (const role of roles)
      assert.equal((await second.callers[role].call('GET', path)).status, 404, role);
  });

  test('a customer sees only their own conversations', async (context) => {
    const { first } = await setUpBoth(context);
    const listed = await first.stranger.get('/v1/conversations');
    assert.deepEqual(listed, { items: [], nextCursor: null });
  });

  test('a customer token of one tenant opens no session at another tenant', async (context) => {
    const { bank } = await setup(context);
    const { token } = await asBackEnd(bank).post<{ token: string }>('/v1/customer-tokens', {
      externalId: 'customer-7',
    });
    const answer = await callAs(bank, keys.otherPublishable).call('POST', '/v1/sessions', {
      body: { channel: 'web', locale: 'en', customerToken: token },
    });
    assert.deepEqual([answer.status, answer.body.code], [401, 'invalid-token']);
  });
}

/** Two requests that differ only in an id: one has an id of another tenant or customer, the other an unknown id. */
interface Pair {
  readonly foreign: PairedRequest;
  readonly unknown: PairedRequest;
}

interface PairedRequest {
  readonly path: string;
  readonly body?: object;
}

function accepts({ id, callers }: Endpoint, role: Role): boolean {
  const scopes = (staffAccess as Readonly<Record<string, ScopeByRole>>)[id];
  if (staffRoles.some((name) => name === role))
    return callers.includes('agent') && scopes?.[role as StaffRole] !== 'none';
  return callers.some((kind) => kind === role);
}

function idFieldsIn(schema: Endpoint['body'] | Endpoint['query']): IdField[] {
  return schema ? idFieldsOf(schema) : [];
}

function pathIdsOf(endpoint: Endpoint): IdField[] {
  return endpoint.params ? idFieldsOf(endpoint.params) : [];
}

function idOf({ ids }: FilledTenant, kind: IdKind): string {
  return ids[kind] ?? assert.fail(`fillTenant creates no ${kind}: add one`);
}

/** Returns the path of an endpoint with ids of a tenant. If `id` is given, it replaces the id of that kind. */
function pathOf(endpoint: Endpoint, tenant: FilledTenant, kind?: IdKind, id?: string): string {
  return pathIdsOf(endpoint).reduce(
    (path, field) =>
      path.replace(`{${field.path[0]}}`, field.kind === kind && id ? id : idOf(tenant, field.kind)),
    endpoint.path,
  );
}

function bodyOf(endpoint: Endpoint): { body?: object } {
  return endpoint.body ? { body: bodies[endpoint.id] ?? {} } : {};
}

function pathPair(
  endpoint: Endpoint,
  kind: IdKind,
  owner: FilledTenant,
  caller: FilledTenant,
): Pair {
  const withId = (id: string): PairedRequest => ({
    path: pathOf(endpoint, caller, kind, id),
    ...bodyWithIds(endpoint, caller),
  });
  return { foreign: withId(idOf(owner, kind)), unknown: withId(unknownId(kind)) };
}

/** Returns a valid request body for an endpoint. Some bodies require an id of the tenant. */
function bodyWithIds(endpoint: Endpoint, { ids }: FilledTenant): { body?: object } {
  if (endpoint.id === 'assignments.transfer') return { body: { queueId: ids.queue } };
  if (endpoint.id === 'agentTokens.create') return { body: { agentId: ids.agent } };
  return bodyOf(endpoint);
}

function fieldPair(
  endpoint: Endpoint,
  { path: [name = '', ...deeper], kind }: IdField,
  owner: FilledTenant,
  caller: FilledTenant,
): Pair {
  const isList = deeper.length === 1 && deeper[0] === '0';
  assert.ok(
    deeper.length === 0 || isList,
    `${endpoint.id} has a nested id in ${name}: extend this check`,
  );
  const path = pathOf(endpoint, caller);
  const withId = (id: string): PairedRequest =>
    endpoint.body
      ? { path, body: { ...bodies[endpoint.id], [name]: isList ? [id] : id } }
      : { path: `${path}?${name}=${id}` };
  return { foreign: withId(idOf(owner, kind)), unknown: withId(unknownId(kind)) };
}

/** Asserts that both requests get the same response, apart from the request id. */
async function assertUnknown(
  caller: Caller,
  endpoint: Endpoint,
  status: number | undefined,
  { foreign, unknown }: Pair,
): Promise<Answered<Problem>> {
  const send = ({ path, body }: PairedRequest) => caller.call(endpoint.method, path, { body });
  const answer = await send(foreign);
  const expected = await send(unknown);
  const withoutRequestId = ({ status: responseStatus, body }: Answered<Problem>) => {
    const { requestId: _requestId, ...rest } = body;
    return [responseStatus, rest];
  };
  assert.deepEqual(
    withoutRequestId(answer),
    withoutRequestId(expected),
    `${endpoint.id} ${foreign.path}`,
  );
  if (status !== undefined) assert.equal(answer.status, status, `${endpoint.id} ${foreign.path}`);
  return answer;
}

function assertNothingOf({ ids }: FilledTenant, { text }: Answered<unknown>, name: string): void {
  for (const id of Object.values(ids)) assert.ok(!text.includes(id), `${name} reveals ${id}`);
}
