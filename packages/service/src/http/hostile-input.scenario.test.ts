import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endpoints, problem } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { fillTenant } from '../conformance/filled-tenant.ts';
import type { FilledTenant } from '../conformance/filled-tenant.ts';
import { targets } from '../conformance/target.ts';
import type { TestDatabase } from '../conformance/target.ts';
import { seededRandom } from '../test-kit/seeded-random.ts';
import {
  hostileBodies,
  hostileTexts,
  hostileValue,
  pick,
  spoil,
  valueFor,
} from '../testing/hostile-input.ts';
import type { Random } from '../testing/hostile-input.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

const seed = Number(process.env['TELLERKIT_SEED'] ?? '1');
/** Number of requests to each endpoint. Set TELLERKIT_TRIES to send more. */
const tries = Number(process.env['TELLERKIT_TRIES'] ?? '20');

/** Matches stack traces, SQL statements and paths of the service. */
const internals = /\n\s+at |node_modules|\.ts:\d|SQLITE|select .+ from/i;

for (const target of targets.filter(({ keeps }) => keeps))
  describe(
    `hostile input, TELLERKIT_SEED=${seed}, on ${target.name}`,
    { skip: target.absent ?? false },
    () => {
      let database: TestDatabase;
      let bank: TestService;
      before(async () => {
        database = await target.create();
        bank = await startTwoBanks({ database: await database.open() });
      });
      after(async () => {
        await bank.close();
        await database.dispose();
      });
      for (const [index, endpoint] of Object.values<Endpoint>(endpoints).entries())
        test(`the endpoint ${endpoint.id} returns a success or a problem response`, async () => {
          const random = seededRandom(seed * 1000 + index);
          const tenant = await fillTenant(bank, 'first');
          for (let count = 0; count < tries; count += 1) await tryOnce(tenant, endpoint, random);
          // Sets the agent offline, so that the next test's customer is offered to the next test's agent
          const body = { presence: 'offline' };
          await tenant.callers.agent.call('PUT', '/v1/agents/me/presence', { body });
          // Deletes the webhook endpoint, because a tenant may have at most fifty
          const { webhookEndpoint } = tenant.ids;
          await tenant.callers.secret.call('DELETE', `/v1/webhook-endpoints/${webhookEndpoint}`);
          assert.deepEqual(bank.errors, []);
        });
    },
  );

async function tryOnce(tenant: FilledTenant, endpoint: Endpoint, random: Random): Promise<void> {
  const role = pick(random, endpoint.callers);
  const path = pathFor(tenant, endpoint, random) + queryFor(tenant, endpoint, random);
  const body = bodyFor(tenant, endpoint, random);
  const response = await tenant.callers[role].fetch(endpoint.method, path, {
    headers: headersFor(random),
    ...(body !== undefined && { body }),
  });
  const shown = `${endpoint.method} ${path.slice(0, 300)} ${body?.slice(0, 300) ?? ''}`;
  assert.ok(response.status < 500, `${response.status} to ${shown}`);
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return;
  }
  const text = await response.text();
  assert.doesNotMatch(text, internals, shown);
  if (response.status < 400) return;
  assert.equal(response.headers.get('content-type'), 'application/problem+json', shown);
  const { status, requestId } = problem.parse(JSON.parse(text));
  assert.deepEqual([status, requestId], [response.status, response.headers.get('x-request-id')]);
}

/** Returns texts that are valid for some field (existing ids and a value of each format) and hostile texts. */
function textsOf({ ids }: FilledTenant): string[] {
  const forms = ['text', 'en', 'zh-CN', '2026-11-21', '2026-11-21T09:30:00Z', 'fees'];
  return [...Object.values(ids), ...forms, 'https://bank.example/hooks', ...hostileTexts];
}

function pathFor(tenant: FilledTenant, { path, params }: Endpoint, random: Random): string {
  const shape = params?._zod.def.shape ?? {};
  return path.replaceAll(/\{(\w+)\}/g, (_found, name: string) => {
    const field = shape[name];
    const value =
      !field || random() < 0.3
        ? pick(random, hostileTexts)
        : String(valueFor(field, textsOf(tenant), random));
    return encode(value);
  });
}

function queryFor(tenant: FilledTenant, { query }: Endpoint, random: Random): string {
  const parts = Object.entries(query?._zod.def.shape ?? {}).flatMap(([name, field]) => {
    // Leaves out long polling, which would wait for an event that never comes
    if (name === 'waitMs' || random() < 0.5) return [];
    const value =
      random() < 0.5
        ? pick(random, hostileTexts)
        : JSON.stringify(valueFor(field, textsOf(tenant), random) ?? '');
    return [`${name}=${encode(value)}`];
  });
  if (random() < 0.2) parts.push(`${encode(pick(random, hostileTexts))}=1`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function bodyFor(tenant: FilledTenant, { body }: Endpoint, random: Random): string | undefined {
  if (!body) return undefined;
  if (random() < 0.15) return pick(random, hostileBodies);
  if (random() < 0.1) return JSON.stringify(hostileValue(random));
  const value = valueFor(body, textsOf(tenant), random);
  return JSON.stringify(random() < 0.4 ? value : spoil(value, random)) ?? '';
}

function headersFor(random: Random): Record<string, string> {
  const odd = () => pick(random, hostileTexts).replaceAll(/[^ -~]/g, '?');
  return {
    'content-type': 'application/json',
    ...(random() < 0.2 && { 'idempotency-key': odd() }),
    ...(random() < 0.1 && { 'last-event-id': odd() }),
    ...(random() < 0.1 && { 'accept-language': odd() }),
    ...(random() < 0.1 && { traceparent: odd() }),
    ...(random() < 0.1 && { 'x-request-id': odd() }),
  };
}

/** Encodes a text for a URL. Replaces unpaired surrogates first, because `encodeURIComponent` throws for them. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
