import type { Transaction } from 'kysely';
import { createKnowledgeAssistant } from './assistant/knowledge-assistant.ts';
import { ServiceMetrics } from './base/service-metrics.ts';
import { upsertQueues } from './domain/desk/queues/upsert-queues.ts';
import { KnowledgeStore } from './domain/knowledge/knowledge-store.ts';
import { openApp } from './open-app.ts';
import type { ServiceParts } from './open-parts.ts';
import { mergeBounds } from './platform/bounds/bounds.ts';
import type { TenantSettings } from './platform/tenants/tenant-settings.ts';
import { createTenants } from './platform/tenants/tenants.ts';
import { upsertTenants } from './platform/tenants/upsert-tenants.ts';
import { createLocalBus } from './store/bus/bus.ts';
import type { Database } from './store/database/schema.ts';
import type { Transact } from './store/unit-of-work.ts';
import { RehearsalClient } from './rehearsal-client.ts';
import { rehearsalTenant } from './rehearsal-tenant.ts';
import { rehearseJourneys } from './rehearse-journeys.ts';

/**
 * Number of times that the rehearsal repeats the journeys. The first call of each endpoint compiles its code and its
 * statements; the repetitions let the engine optimize them.
 */
const rounds = 5;

/**
 * Serves the journeys of an invented tenant with the real endpoints, statements and tokens, inside one transaction that
 * is rolled back. So nothing remains in the database, no webhook leaves, and no other node sees or waits for a row.
 */
export async function rehearse(parts: ServiceParts): Promise<void> {
  const [first] = parts.tenants.all();
  if (first === undefined) return;
  const stop = new AbortController();
  const transaction = await parts.db.startTransaction().execute();
  const tasks = new Set<Promise<unknown>>();
  try {
    const rehearsed = await openRehearsal(parts, first, transaction, stop.signal, (task) => {
      tasks.add(task);
    });
    const settle = async () => {
      for (const task of tasks) {
        await task.catch(() => undefined);
        tasks.delete(task);
      }
    };
    await settle();
    const client = new RehearsalClient(rehearsed.app, settle);
    await rehearseJourneys(client, rehearsed.keys, rounds);
    stop.abort();
    await settle();
  } finally {
    stop.abort();
    await transaction.rollback().execute();
  }
}

async function openRehearsal(
  parts: ServiceParts,
  first: TenantSettings,
  transaction: Transaction<Database>,
  signal: AbortSignal,
  track: ServiceParts['track'],
) {
  const bus = createLocalBus();
  const transact = transactIn(parts, transaction, bus);
  const tenant = rehearsalTenant();
  // Settings of the bank apply where the rehearsal has none
  // A customer of the rehearsal may need more than a customer of the bank may hold
  const bounds = mergeBounds(first.bounds, false, tenant.slug);
  const limited = { ...first, ...tenant, bounds };
  const settings = await upsertTenants({ transact }, [limited], (unit, tenantId) =>
    upsertQueues(unit, tenantId),
  );
  const tenants = createTenants(transaction, settings);
  // An invented tenant belongs into no log, but a failure does
  const logger = { ...parts.logger, info: () => undefined };
  const rehearsed = {
    ...parts,
    ...{ db: transaction, bus, transact, tenants, logger, signal, track },
    rateLimits: false as const,
    // Rehearsed requests count in no statistics
    metrics: new ServiceMetrics(),
  };
  // The bank's own assistant may cost money or call other systems, so the rehearsal never asks it
  const assistant = createKnowledgeAssistant({
    search: new KnowledgeStore(rehearsed),
    pace: async () => undefined,
  });
  const { app } = await openApp(rehearsed, { tenants: [tenant], assistant });
  const [publishable = ''] = tenant.publishableKeys;
  const [secret = ''] = tenant.secretKeys;
  return { app, keys: { publishable, secret } };
}

/** Creates the function that runs every change of the rehearsal inside its one transaction. */
function transactIn(
  { databaseKind, clock, newId }: ServiceParts,
  transaction: Transaction<Database>,
  bus: Pick<ServiceParts['bus'], 'publish'>,
): Transact {
  return async (run) => {
    const actions: (() => void)[] = [];
    const result = await run({
      db: transaction,
      databaseKind,
      now: clock.now(),
      newId,
      publish: (topic, payload) => actions.push(() => bus.publish(topic, payload)),
      afterCommit: (action) => actions.push(action),
    });
    for (const action of actions) action();
    return result;
  };
}
