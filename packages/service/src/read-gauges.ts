import { webhookDeliveryStates } from '@tellerkit/contract';
import type { Gauge } from './base/metrics.ts';
import type { ServiceParts } from './open-parts.ts';

/** Reads the figures that stand in the database, with four queries for all tenants. */
export async function readGauges(parts: Pick<ServiceParts, 'db' | 'clock'>): Promise<Gauge[]> {
  return [
    gauge('queue_waiting', 'Waiting customers of each queue.', await readQueues(parts)),
    gauge('answers_pending', 'Questions without an answer.', await readQuestions(parts)),
    gauge('webhook_deliveries', 'Stored webhook deliveries by state.', await readStates(parts)),
    gauge('webhook_deliveries_due', 'Deliveries whose attempt is due.', await readDue(parts)),
  ];
}

type Samples = Gauge['samples'];

function gauge(name: string, help: string, samples: Samples): Gauge {
  return { name: `tellerkit_${name}`, help, samples };
}

async function readQueues({ db }: Pick<ServiceParts, 'db'>): Promise<Samples> {
  const rows = await db
    .selectFrom('queues as queue')
    .innerJoin('tenants as tenant', 'tenant.id', 'queue.tenant_id')
    .leftJoin('queue_entries as entry', (on) =>
      on.onRef('entry.queue_id', '=', 'queue.id').on('entry.state', '=', 'waiting'),
    )
    .groupBy(['tenant.slug', 'queue.slug'])
    .select(['tenant.slug as tenant', 'queue.slug as queue'])
    .select((row) => row.fn.count<number>('entry.id').as('value'))
    .orderBy('tenant.slug')
    .orderBy('queue.slug')
    .execute();
  return rows.map(({ tenant, queue, value }) => ({ labels: { tenant, queue }, value }));
}

async function readQuestions({ db }: Pick<ServiceParts, 'db'>): Promise<Samples> {
  const { value } = await db
    .selectFrom('conversations')
    .where('state', '=', 'assistant')
    .whereRef('asked_sequence', '>', 'answered_sequence')
    .select((row) => row.fn.countAll<number>().as('value'))
    .executeTakeFirstOrThrow();
  return [{ labels: {}, value }];
}

async function readStates({ db }: Pick<ServiceParts, 'db'>): Promise<Samples> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .groupBy('state')
    .select('state')
    .select((row) => row.fn.countAll<number>().as('value'))
    .execute();
  const counts = new Map(rows.map(({ state, value }) => [state, value]));
  return webhookDeliveryStates.map((state) => ({
    labels: { state },
    value: counts.get(state) ?? 0,
  }));
}

async function readDue({ db, clock }: Pick<ServiceParts, 'db' | 'clock'>): Promise<Samples> {
  const { value } = await db
    .selectFrom('webhook_deliveries')
    .where('state', '=', 'pending')
    .where('next_try_at', '<=', clock.now())
    .select((row) => row.fn.countAll<number>().as('value'))
    .executeTakeFirstOrThrow();
  return [{ labels: {}, value }];
}
